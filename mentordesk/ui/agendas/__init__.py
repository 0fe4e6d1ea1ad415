"""All planned meetings by week, and the parking lots."""
