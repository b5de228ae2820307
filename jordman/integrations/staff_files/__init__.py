"""Takes in staff lists, unit lists and sign-ups: recognises columns, reads rows, and plans what an import would change.

tables = read_staff_tables(upload, upload.name)
mapping = propose_mapping(tables[0])                    # a person may correct it
rows = combine([read_rows(table, mapping) for ...])
plan = plan_import(rows, snapshot, today, is_complete=True)
"""

from jordman.integrations.staff_files.columns import Mapping, header_signature, propose_mapping
from jordman.integrations.staff_files.fields import CONTENTS_LABELS, FIELD_LABELS, Contents, Field
from jordman.integrations.staff_files.plan import plan_import
from jordman.integrations.staff_files.reading import read_rows, read_staff_tables
from jordman.integrations.staff_files.role_groups import (
    ROLE_GROUP_LABELS,
    RoleGroup,
    role_group_from_answer,
    role_group_of,
    titles_in,
)
from jordman.integrations.staff_files.rows import ReadRows, RowFault, SignUpRow, StaffRow, UnitRow, combine, unit_key
from jordman.integrations.staff_files.state import (
    Change,
    Changes,
    EmploymentState,
    ImportPlan,
    PersonState,
    Snapshot,
    UnitManager,
    UnitState,
)

__all__ = [
    "CONTENTS_LABELS",
    "FIELD_LABELS",
    "ROLE_GROUP_LABELS",
    "Change",
    "Changes",
    "Contents",
    "EmploymentState",
    "Field",
    "ImportPlan",
    "Mapping",
    "PersonState",
    "ReadRows",
    "RoleGroup",
    "RowFault",
    "SignUpRow",
    "Snapshot",
    "StaffRow",
    "UnitManager",
    "UnitRow",
    "UnitState",
    "combine",
    "header_signature",
    "plan_import",
    "propose_mapping",
    "read_rows",
    "read_staff_tables",
    "role_group_from_answer",
    "role_group_of",
    "titles_in",
    "unit_key",
]
