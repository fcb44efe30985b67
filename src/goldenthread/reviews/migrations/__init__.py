"""Steps that bring the database to the present shape."""
