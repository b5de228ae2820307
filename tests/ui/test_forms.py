"""How every form looks."""

import re

from django import forms
from django.http import QueryDict
from django.template import engines

from jordman.ui.forms import ChoiceWithWayOut, problems


class Sample(forms.Form):
    email = forms.EmailField(label="Mejladress", help_text="Den du använder på jobbet.")
    day = forms.DateField(label="Datum", required=False)
    answer = forms.ChoiceField(
        label="Hur går det?", choices=[("good", "Bra"), ("unknown", "Vet inte")], widget=ChoiceWithWayOut
    )
    places = forms.MultipleChoiceField(
        label="Var?",
        choices=[("home", "Hemtjänst"), ("lss", "LSS")],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Välj minst en arbetsplats."},
    )
    note = forms.CharField(label="Anteckning", widget=forms.Textarea, required=False)
    agree = forms.BooleanField(label="Jag har läst", required=False)
    file = forms.FileField(label="Fil", required=False)
    token = forms.CharField(widget=forms.HiddenInput, initial="x")


def tag(html: str, control_id: str) -> str:
    found = re.search(rf'<[a-z]+[^>]*\bid="{control_id}"[^>]*>', html)
    assert found, control_id
    return found.group()


def test_a_field_has_label_hint_and_description() -> None:
    html = str(Sample())
    assert re.search(r'<label for="id_email">\s*Mejladress', html)
    assert re.search(r'id="id_email_helptext">\s*Den du använder på jobbet', html)
    assert 'aria-describedby="id_email_helptext"' in tag(html, "id_email")
    assert "aria-invalid" not in html


def test_controls_get_their_classes_without_the_form_saying_so() -> None:
    html = str(Sample())
    assert 'class="input input--text"' in tag(html, "id_email")
    assert 'class="input input--textarea"' in tag(html, "id_note")
    assert 'class="input input--file"' in tag(html, "id_file")
    assert html.count('class="choice"') == 4
    assert "choice--apart" in html


def test_days_use_the_browsers_own_picker_with_the_day_it_understands() -> None:
    html = str(Sample(initial={"day": "2026-09-29"}))
    assert 'type="date"' in tag(html, "id_day")
    assert 'value="2026-09-29"' in tag(html, "id_day")


def test_a_class_of_the_widgets_own_is_kept() -> None:
    class Own(forms.Form):
        code = forms.CharField(widget=forms.TextInput(attrs={"class": "big", "autocomplete": "one-time-code"}))

    assert 'class="input input--text big input--code"' in tag(str(Own()), "id_code")


def test_what_may_be_left_out_says_so() -> None:
    html = str(Sample())
    assert html.count("valfritt") == 3
    assert re.search(r"Anteckning\s*<span[^>]*>valfritt", html)


def test_boxes_to_tick_are_never_marked_as_optional() -> None:
    class Kinds(forms.Form):
        kinds = forms.MultipleChoiceField(choices=[("a", "A")], required=False, widget=forms.CheckboxSelectMultiple)

    assert "valfritt" not in str(Kinds())


def test_groups_have_a_legend_and_their_options_a_label_each() -> None:
    html = str(Sample())
    assert re.search(r"<legend>\s*Hur går det\?", html)
    assert '<label class="choice" for="id_places_0">' in html


def test_a_fault_is_said_at_the_field_and_in_the_summary() -> None:
    html = str(Sample({"email": "malin", "token": "x"}))
    assert "Skriv hela mejladressen" in html
    assert 'aria-invalid="true"' in tag(html, "id_email")
    assert 'aria-describedby="id_email_helptext id_email_error"' in tag(html, "id_email")
    assert '<a href="#id_email">Mejladress: Skriv hela mejladressen' in html
    assert "3 saker behöver rättas" in html


def test_the_summary_leads_to_the_first_option_of_a_group() -> None:
    html = str(Sample({"email": "malin@kommun.example", "token": "x"}))
    assert '<a href="#id_answer_0">Hur går det: Välj ett svar.</a>' in html
    assert tag(html, "id_answer_0")
    assert '<fieldset class="field" aria-describedby="id_answer_error">' in html


def test_a_sentence_that_the_form_wrote_is_kept() -> None:
    texts = [problem.text for problem in problems(Sample({"email": "malin@kommun.example", "answer": "good"}))]
    assert "Var: Välj minst en arbetsplats." in texts


def test_a_radio_button_alone_is_not_marked_as_faulty() -> None:
    html = str(Sample({"email": "a@b.example"}))
    assert "aria-invalid" not in tag(html, "id_answer_0")


def test_a_form_that_is_sound_or_not_sent_has_no_summary() -> None:
    sent = QueryDict("email=a@b.example&answer=good&places=home&token=x")
    assert problems(Sample()) == []
    assert problems(Sample(sent)) == []
    assert "behöver rättas" not in str(Sample(sent))


def test_what_is_wrong_with_the_whole_form_comes_first() -> None:
    class Whole(Sample):
        def clean(self) -> None:
            raise forms.ValidationError("Enheten är redan inläst.")

    first = problems(Whole({"email": "malin", "token": "x"}))[0]
    assert (first.text, first.target) == ("Enheten är redan inläst.", "")


def test_hidden_fields_come_along_once_without_a_label() -> None:
    html = str(Sample())
    assert html.count('name="token"') == 1
    assert 'for="id_token"' not in html


def test_what_people_write_is_escaped() -> None:
    html = str(Sample({"email": '"><script>alert(1)</script>'}))
    assert "<script>" not in html


def test_a_control_can_stand_alone_in_a_table() -> None:
    html = engines["django"].from_string("{% control form.email %}").render({"form": Sample()})
    assert html.startswith("<input")
    assert 'class="input input--text"' in html
