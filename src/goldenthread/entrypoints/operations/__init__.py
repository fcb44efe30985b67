"""Keeping an installation well: back-up, restore, export, and the doctor."""
