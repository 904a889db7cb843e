"""The pages of the architecture view: the table of layers, two charts of the field, statistics of channels."""
