"""What instruments do by themselves."""

from django_tasks import task

from jordman.instruments.actions.shipped import take_in_shipped as take_in


@task()
def take_in_shipped() -> None:
    """After the set-up: a new site has something to measure with. Once more changes nothing."""
    take_in(by=None)
