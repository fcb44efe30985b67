"""The pages of reviewing, one file a thing that people do."""
