"""Numbers: a network as a graph of operators, its evaluation and its costs. NumPy and OpenCV; no Qt, no files."""
