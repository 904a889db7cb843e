"""Where networks come from: the editable stack and its presets, kernels, preprocessing cards, loading by name."""
