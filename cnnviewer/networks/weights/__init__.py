"""What networks have learned, out of files of PyTorch, safetensors, NumPy and ONNX. No code of a file ever runs."""
