"""How fast, large and heavy the handouts are, measured on made-up clinics of any size: `python -m benchmarks`."""
