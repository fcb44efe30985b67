"""The reasons why customers get in touch, one file a team."""

from .accounts import KINDS as ACCOUNT_KINDS
from .orders import KINDS as ORDER_KINDS
from .products import KINDS as PRODUCT_KINDS
from .refunds import KINDS as REFUND_KINDS
from .shape import Ending, Exchange, Kind, Repeat, Slip

KINDS: dict[str, Kind] = {
    kind.key: kind for kind in (*ORDER_KINDS, *REFUND_KINDS, *PRODUCT_KINDS, *ACCOUNT_KINDS)
}

__all__ = ["KINDS", "Ending", "Exchange", "Kind", "Repeat", "Slip"]
