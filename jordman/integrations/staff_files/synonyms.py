"""Headers as HR systems, payroll systems and web forms write them, in bare words (see `plain_words`)."""

import re

from jordman.integrations.staff_files.fields import Field as F

_WORDS: dict[F, str] = {
    F.EMPLOYMENT_NUMBER: """
        anstnr; anst nr; anst id; anstid; anställningsnummer; anställningsnr; anställnings nr; anställningsid
        anställd nr; personalnummer; personalnr; medarbetarnummer; medarbetarid; medarbetar id; resursid
        resurs id; lönenummer; tjänstenummer; employee number; employee no; employee id; emp no
        employment number; employment no
    """,
    F.NAME: """
        namn; för och efternamn; förnamn och efternamn; fullständigt namn; efternamn förnamn; förnamn efternamn
        efternamn och förnamn; anställd; medarbetare; personnamn; visningsnamn; deltagare; deltagarens namn
        ditt namn; vad heter du; name; full name; display name; employee name; participant
    """,
    F.GIVEN_NAME: """
        förnamn; tilltalsnamn; fnamn; given name; given names; first name; firstname; forename
    """,
    F.FAMILY_NAME: """
        efternamn; enamn; family name; last name; lastname; surname
    """,
    F.EMAIL: """
        e post; epost; e post arbete; e post arbetet; e postadress; epostadress; e postadress arbete
        epost arbete; mejl; mejladress; mail; mailadress; e mailadress; arbetsmejl; email; e mail; email address
        e mail address; work email; upn; userprincipalname
    """,
    F.UNIT_CODE: """
        enhetskod; enhet kod; enhetsnr; enhetsnummer; enhetsid; enhet id; org enhet; orgenhet
        organisationsenhet; orgkod; org kod; org id; orgid; organisationskod; org enhet kod; orgenhet kod
        ansvar; ansvarskod; kostnadsställe; kst; kostnadsställe kod; arbetsplatskod; arbetsplats kod
        arbetsställekod; avdelningskod; unit code; unit id; unit no; cost center; cost centre; department code
    """,
    F.UNIT_NAME: """
        enhet; enhetsnamn; enhetens namn; enhet namn; enhetsbenämning; org enhet namn; orgenhet namn
        orgenhetsnamn; arbetsplats; arbetsplats enhet; enhet arbetsplats; arbetsställe; avdelning
        avdelningsnamn; ansvar namn; ansvar text; ansvarsnamn; kostnadsställe namn; kostnadsställe text
        kst namn; unit; unit name; workplace; department
    """,
    F.PARENT_UNIT_CODE: """
        överordnad; överordnad enhet; överordnad enhetskod; överordnad org enhet; överordnad kod
        överliggande enhet; tillhör; tillhör enhet; ligger under; högre enhet; förälder; parent; parent unit
        parent unit code; parent code; belongs to
    """,
    F.MANAGER_NUMBER: """
        chef anstnr; chef anst nr; chef anställningsnummer; chefs anställningsnummer; chefens anställningsnummer
        chef id; chefsid; chef nr; chefnr; ansvarig chef anst nr; ansvarig chef anstnr; närmaste chef anstnr
        närmaste chef anst nr; ansvarig chef; närmaste chef; chef; manager no; manager number; manager id
        manager employee number; manager
    """,
    F.TITLE: """
        befattning; befattningsbenämning; befattning text; titel; tjänstetitel; yrkestitel; yrke; yrkesbenämning
        tjänst; etikett; title; job title; position; profession
    """,
    F.TITLE_CODE: """
        aid; aid kod; aidkod; aid etikett; befattningskod; etikettskod; title code; job code
    """,
    F.SHARE: """
        syss grad; syssgrad; ssgrad; ssg; sysselsättningsgrad; tjänstgöringsgrad; tjänstegrad; tjgr; omfattning
        share; fte; employment rate
    """,
    F.STARTS_ON: """
        anst from; anst fr o m; anst fom; anställd från; anställd from; anställning från; anställningsdatum
        anst datum; startdatum; från; från och med; fr o m; from; fom; from datum; börjar; start; start date
        hire date; starts on
    """,
    F.ENDS_ON: """
        anst tom; anst t o m; anställd till; anställd tom; anställning till; slutdatum; till; till och med
        t o m; tom; tom datum; avgångsdatum; slutar; end; end date; ends on
    """,
    F.SEX: """
        kön; kön frivilligt; juridiskt kön; sex; gender
    """,
    F.PROTECTED: """
        skyddad identitet; skyddade personuppgifter; skyddad; skyddad folkbokföring; sekretessmarkering
        sekretessmarkerad; sekretess; protected; protected identity
    """,
    F.ORGANISATION_NAME: """
        organisation; organisationsnamn; kommun; kommun region; kommun eller region; region; arbetsgivare
        huvudman; företag; bolag; employer; organization; municipality
    """,
    F.ROLE: """
        jag är; roll; din roll; min roll; chefsnivå; jag arbetar som; role; your role
    """,
    F.WITH_TEAM: """
        jag går tillsammans med min ledningsgrupp; går med ledningsgrupp; med ledningsgrupp
        tillsammans med ledningsgrupp; with team
    """,
    F.SUBMITTED_AT: """
        tidstämpel; tidsstämpel; anmäld; anmälningsdatum; slutförandetid; svarsdatum; timestamp; completion time
    """,
}

EXACT: dict[str, F] = {
    words.strip(): field for field, text in _WORDS.items() for words in re.split(r"[;\n]", text) if words.strip()
}

PERSONAL_NUMBER = re.compile(
    r"\b(person(s)? ?(nummer|nr|no)|persnr|pers nr|pnr|p nr|födelse(nummer|nr|datum|data|tid)|samordnings ?(nummer|nr)"
    r"|personal identity (number|no)|personal number|social security( number| no)?|ssn|date of birth|birth date)\b"
)

# Read from top to bottom; the first that fits decides.
PATTERNS: tuple[tuple[re.Pattern[str], F], ...] = tuple(
    (re.compile(pattern), field)
    for pattern, field in (
        (r"skydd|sekretess", F.PROTECTED),
        (r"ledningsgrupp", F.WITH_TEAM),
        (r"\b(chef\w*|manager\w*)\b.*\b(anst\w*|nr|nummer|id|number|no)\b", F.MANAGER_NUMBER),
        (r"överordna|överliggande|\btillhör|\bparent\b", F.PARENT_UNIT_CODE),
        (r"\be post|epost|mejl|e mail|email", F.EMAIL),
        (r"förnamn.*efternamn|efternamn.*förnamn|\bför och efternamn", F.NAME),
        (r"\bförnamn|first ?name|given name", F.GIVEN_NAME),
        (r"\befternamn|last ?name|family name|surname", F.FAMILY_NAME),
        (
            r"(enhet|org|unit|avdelning|arbetsplats|arbetsställe|ansvar|kostnads)\w*\b.*(kod|nr|nummer|\bid|code)$",
            F.UNIT_CODE,
        ),
        (r"\banst\w*\b.*\b(nr|nummer|id)\b|\bemployee\b.*\b(id|no|number)\b", F.EMPLOYMENT_NUMBER),
        (r"sysselsättning|tjänstgöringsgrad|\bsyss", F.SHARE),
        (r"^(anst|anställ)\w*.*\b(från|from|fr o m)\b|startdatum", F.STARTS_ON),
        (r"^(anst|anställ)\w*.*\b(till|tom|t o m)\b|slutdatum", F.ENDS_ON),
        (r"\baid\b", F.TITLE_CODE),
        (r"befattning|\btitel|\byrke", F.TITLE),
        (r"^kön\b|\bgender\b", F.SEX),
        (r"enhet|arbetsplats|avdelning|arbetsställe|workplace", F.UNIT_NAME),
        (r"kommun|arbetsgivare|organisation", F.ORGANISATION_NAME),
        (r"\broll\b|^jag är", F.ROLE),
        (r"\bnamn$", F.NAME),
    )
)
