import jordman.psychometrics.calibration  # noqa: F401 - before numpy, which then keeps to one thread
