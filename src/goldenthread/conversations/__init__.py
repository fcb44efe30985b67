"""What customers and we said: conversation, message, note, handling; how they come in."""
