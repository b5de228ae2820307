"""What of the library a person may read, write or review. The only way that a view gets a module, a tool or a file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404

from jordman.access.permissions import Permission
from jordman.accounts.models import User
from jordman.library.models import Edition, Module, ModuleComment, ModuleFile, SignOff, Tool, defer_heavy
from jordman.library.models.module import ModuleQuerySet
from jordman.organisations.access import has_permission, holds, nodes_with, require
from jordman.organisations.models import Ancestry, Employment, Organisation, OrganisationQuerySet, RoleGrant

AUTHORING = (Permission.LIBRARY_WRITE, Permission.LIBRARY_REVIEW)
ModuleIds = Callable[[User], QuerySet[Any]]
_other_ways: list[ModuleIds] = []


def also_readable_through(ids: ModuleIds) -> None:
    """Rooms above add their own way to a module: being enrolled in a programme that has it."""
    if ids not in _other_ways:
        _other_ways.append(ids)


def nodes_of(user: User) -> QuerySet[Any]:
    """Ids of every organisation at or above where the person works or holds a role."""
    work = Employment.objects.filter(user=user).current()
    return Ancestry.objects.filter(
        Q(descendant__in=work.values("unit"))
        | Q(descendant__in=work.values("employer"))
        | Q(descendant__in=RoleGrant.objects.filter(user=user).values("organisation"))
    ).values("ancestor")


# Reading


def get_modules_for(user: User) -> ModuleQuerySet:
    """Published modules that the person may read: their own, shared with them, or in their programmes."""
    published = Module.objects.published()
    found = published.readable_at(nodes_of(user))
    for ids in _other_ways:
        found |= published.filter(pk__in=ids(user))
    return found.select_related("category").light()


def get_module_for(user: User, key: str) -> Module:
    """The module with its edition, ready to read."""
    module = get_modules_for(user).select_related("edition").filter(key=key).first()
    if module is None:
        raise Http404
    return module


def get_tools_for(user: User) -> QuerySet[Tool]:
    """The tools of published modules that the person may read."""
    readable = get_modules_for(user).order_by().values("pk")
    tools = Tool.objects.filter(module__in=readable).select_related("module__category", "module__organisation")
    return tools.defer(*defer_heavy("module")).order_by("module__category", "title")


def get_tool_for(user: User, module_key: str, tool_key: str) -> Tool:
    tool = get_tools_for(user).filter(module__key=module_key, key=tool_key).first()
    if tool is None:
        raise Http404
    return tool


def get_file_for(user: User, address: str) -> ModuleFile:
    """A file by its address. Authors and reviewers reach every file of a module, others those of published modules."""
    key, _slash, rest = address.partition("/")
    digest, _slash, name = rest.partition("/")
    file = ModuleFile.objects.filter(module__key=key, digest=digest, name=name).select_related("module").first()
    if file is None:
        raise Http404
    is_readable = _is_shown(file) and get_modules_for(user).filter(pk=file.module_id).exists()
    if is_readable or is_own(user, file.module):
        return file
    raise Http404


def _is_shown(file: ModuleFile) -> bool:
    """Has any edition shown this very file? What is only in a draft is nobody else's."""
    signed = SignOff.objects.approved().filter(module=file.module_id, files__contains=file.digest)
    return signed.exists()


# Writing and reviewing


def may_write(user: User, module: Module) -> bool:
    return has_permission(user, Permission.LIBRARY_WRITE, module.organisation_id)


def may_review(user: User, module: Module) -> bool:
    return has_permission(user, Permission.LIBRARY_REVIEW, module.organisation_id)


def is_own(user: User, module: Module) -> bool:
    """Does the person write or review it, and so see its draft?"""
    return may_write(user, module) or may_review(user, module)


def get_organisations_to_write_for(user: User) -> OrganisationQuerySet:
    """Where the person may begin a module: not in single units, which read what their employer writes."""
    at = Organisation.objects.below(*nodes_with(user, Permission.LIBRARY_WRITE))
    workplaces = (Organisation.Kind.DEPARTMENT, Organisation.Kind.UNIT)
    return at.exclude(kind__in=workplaces).filter(closed_on=None)


def get_own_modules_for(user: User, *permissions: Permission) -> ModuleQuerySet:
    """Every module, drafts too, that the person writes or reviews."""
    nodes = [node for permission in permissions or AUTHORING for node in nodes_with(user, permission)]
    own = Organisation.objects.below(*nodes).values("pk")
    return Module.objects.filter(organisation__in=own).select_related("category", "organisation", "edition")


def get_module_to_write_for(user: User, key: str) -> Module:
    module = _module(key)
    require(user, Permission.LIBRARY_WRITE, module.organisation_id)
    return module


def get_module_to_review_for(user: User, key: str) -> Module:
    module = _module(key)
    require(user, Permission.LIBRARY_REVIEW, module.organisation_id)
    return module


def get_module_to_discuss_for(user: User, key: str) -> Module:
    """A module whose draft the person sees, as its author or reviewer."""
    module = _module(key)
    if not may_review(user, module):
        require(user, Permission.LIBRARY_WRITE, module.organisation_id)
    return module


def get_module_to_follow_for(user: User, key: str) -> Module:
    """A module that the person writes, reviews, or (published and shared) may read as an author elsewhere."""
    module = _module(key)
    if is_own(user, module):
        return module
    is_author = any(holds(user, permission) for permission in AUTHORING)
    if is_author and get_modules_for(user).filter(pk=module.pk).exists():
        return module
    require(user, Permission.LIBRARY_WRITE, module.organisation_id)
    return module


def require_author(user: User) -> None:
    """For pages that list what one writes or reviews."""
    if not any(holds(user, permission) for permission in AUTHORING):
        raise PermissionDenied


def require_writer(user: User) -> None:
    if not holds(user, Permission.LIBRARY_WRITE):
        raise PermissionDenied


def get_comment_for(module: Module, pk: int) -> ModuleComment:
    """A comment on a module that one of the functions above gave."""
    found = ModuleComment.objects.filter(module=module, pk=pk).first()
    if found is None:
        raise Http404
    return found


def get_edition_for(user: User, module: Module, number: int) -> Edition:
    """An edition of a module that one of the functions above gave."""
    edition = Edition.objects.filter(module=module, number=number).first()
    if edition is None:
        raise Http404
    return edition


def _module(key: str) -> Module:
    module = Module.objects.filter(key=key).select_related("organisation", "category", "edition").first()
    if module is None:
        raise Http404
    return module
