"""Who works with whom, since when; leads; identities in other systems."""
