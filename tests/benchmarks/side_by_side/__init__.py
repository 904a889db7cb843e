"""What engine.py is made of: subjects, contenders, clocks."""
