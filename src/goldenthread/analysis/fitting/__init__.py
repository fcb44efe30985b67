"""How the engine's shipped weights were fitted. Nothing at run time imports it."""
