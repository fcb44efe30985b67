"""Golden Thread: review conversations without scores, and keep one thread from remark to guideline."""

__version__ = "0.1.0"
