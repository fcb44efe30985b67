"""Conversations: what comes in, and how."""
