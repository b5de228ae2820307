"""What people do with instruments. Each action writes, and logs that it did."""

from jordman.instruments.actions.shipped import take_in_shipped
from jordman.instruments.actions.versions import (
    change_draft,
    copy_instrument,
    discard_draft,
    publish_version,
    start_version,
)

__all__ = [
    "change_draft",
    "copy_instrument",
    "discard_draft",
    "publish_version",
    "start_version",
    "take_in_shipped",
]
