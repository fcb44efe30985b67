"""What takes many conversations to see: a file a fold, all of the shape in `contract`."""
