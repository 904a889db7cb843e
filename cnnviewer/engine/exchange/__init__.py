"""Between a Network and the bytes of an .onnx file, both in memory: read.from_bytes and write.to_bytes.

Reading goes in steps: the file as it is (read), its arrays (tensors) and attributes (attributes), what ONNX demands of
a node (rules), the order in which nodes can run (order), and then every node in its newest form (upgrade), so that the
operators know only that one and any network can be written in one opset.
"""
