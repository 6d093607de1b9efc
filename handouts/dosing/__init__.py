"""How much, how often and when, as frozen values: amounts, doses, loads, rhythms, periods, progress."""
