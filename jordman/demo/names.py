"""Ordinary names for people who do not exist."""

WOMEN = (
    "Agneta Amira Anna Birgitta Carina Ebba Elin Emma Eva Fatima Frida Gunilla Hanna Helena Hodan Ingrid Jasmina Jenny "
    "Karin Kristina Leila Lena Malin Maria Mariam Marianne Monica Pernilla Samira Sara Sofia Susanne Ulla Zeynep Åsa"
)
MEN = "Ahmed Ali Anders Bengt Daniel Erik Fredrik Hassan Jan Johan Karl Lars Magnus Mikael Omar Per Stefan Tomas Yusuf"
FAMILIES = (
    "Ahmed Andersson Bengtsson Berg Bergström Dahl Demir Ekdahl Ekström Engström Forsberg Fransson Haddad Hansson "
    "Hellström Holm Isaksson Jakobsson Johansson Jonsson Jönsson Karlsson Larsson Lind Lindberg Lindgren Lindqvist "
    "Lundin Mattsson Nilsson Nordin Nyström Olsson Persson Pettersson Sandberg Sjöberg Sundström Svensson Wallin "
    "Wikström Yilmaz Åberg Öberg"
)


def given_names(sex: str) -> list[str]:
    return (WOMEN if sex == "woman" else MEN).split()


def surnames() -> list[str]:
    return FAMILIES.split()
