"""Items' parameters from people's answers. Loads numpy and scipy: for tasks, commands and tests, never for pages.

`coding` takes answers in, `marginal` estimates the graded response model, `conditional` the Rasch model; `fit`,
`dependence` and `differential` say where the model does not hold. docs/measurement.md has the methods by name.
"""

import os

# The worker shares its machine with the server. Threads of linear algebra that wait for a busy core take twenty times
# as long as one that does not, and this is read when numpy is first loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
