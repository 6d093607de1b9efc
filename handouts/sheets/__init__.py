"""The Library as paper: a sheet, a sheet in large print and a card for every week, a booklet for every programme."""
