"""What is taught: categories, modules, their published editions, tools, files and the review of them."""

from jordman.library.models.category import Category
from jordman.library.models.edition import Edition
from jordman.library.models.file import ModuleFile
from jordman.library.models.module import HEAVY, Level, Module, ModuleShare, defer_heavy
from jordman.library.models.review import ModuleComment, SignOff
from jordman.library.models.tool import Tool

__all__ = [
    "HEAVY",
    "Category",
    "Edition",
    "Level",
    "Module",
    "ModuleComment",
    "ModuleFile",
    "ModuleShare",
    "SignOff",
    "Tool",
    "defer_heavy",
]
