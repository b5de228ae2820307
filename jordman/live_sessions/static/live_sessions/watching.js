// Tells the form that the player's script is here to keep the position. Without this file the button is simply believed.
for (const field of document.querySelectorAll("input[name=has_player]")) field.value = "1";
