"""What the figures in the papers are measured with."""
