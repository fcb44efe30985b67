"""Everything in open formats: conversations that `import` reads again, and tables for a spreadsheet."""
