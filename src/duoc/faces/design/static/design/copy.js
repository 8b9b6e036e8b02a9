// Copies a code by one press. Its row is hidden until this runs, so a page without script misses nothing.
document.querySelectorAll("[data-copy]").forEach(function (button) {
  if (!navigator.clipboard) return;
  button.parentElement.hidden = false;
  button.addEventListener("click", function () {
    navigator.clipboard.writeText(button.dataset.copy).then(function () {
      button.querySelector("[role=status]").textContent = button.dataset.done;
    });
  });
});
