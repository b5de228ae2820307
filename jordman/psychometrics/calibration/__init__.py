"""Items' parameters from people's answers. Loads numpy and scipy: for tasks, commands and tests, never for pages.

`coding` takes answers in, `marginal` estimates the graded response model, `conditional` the Rasch model; `fit`,
`dependence` and `differential` say where the model does not hold. docs/measurement.md has the methods by name.
"""
