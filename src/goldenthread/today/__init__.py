"""Each person's home: what is asked of me and why."""
