// Shows what needs a script, and says so when the browser did not complete a passkey.
for (const form of document.querySelectorAll("[data-needs-script]")) {
  form.hidden = !window.PublicKeyCredential;
}
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  for (const words of document.querySelectorAll("[data-passkey-error]")) words.hidden = false;
});
