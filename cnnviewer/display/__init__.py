"""From arrays to pixels: levels, colour maps, mosaics, composites. The screen and the exporters share it. No Qt."""
