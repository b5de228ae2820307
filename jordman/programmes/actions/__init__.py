"""What is done to programmes, a module for each thing."""

from jordman.programmes.actions.blocks import (
    add_block,
    add_choice_set,
    change_block,
    change_choice_set,
    move_block,
    remove_block,
    remove_choice_set,
)
from jordman.programmes.actions.choices import choose_elective, choose_level, choose_orientation, drop_elective
from jordman.programmes.actions.copying import copy_programme
from jordman.programmes.actions.enrolments import enrol, withdraw
from jordman.programmes.actions.programmes import change_programme, close_programme, create_programme, open_programme
from jordman.programmes.actions.rules import add_modules, change_rule, move_rule, remove_rule
from jordman.programmes.actions.starting import start_level_up

__all__ = [
    "add_block",
    "add_choice_set",
    "add_modules",
    "change_block",
    "change_choice_set",
    "change_programme",
    "change_rule",
    "choose_elective",
    "choose_level",
    "choose_orientation",
    "close_programme",
    "copy_programme",
    "create_programme",
    "drop_elective",
    "enrol",
    "move_block",
    "move_rule",
    "open_programme",
    "remove_block",
    "remove_choice_set",
    "remove_rule",
    "start_level_up",
    "withdraw",
]
