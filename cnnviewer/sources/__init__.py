"""Where frames come from. BGR, 16 bits, palettes and alpha end here: everything that leaves is a Frame."""
