// Forms on a weak signal. Files go with a progress bar, large photos made smaller first; what was typed outlives a lost
// signal. Every form works without this.
(function () {
  var LARGE = 1500000, SIDE = 2600;
  var kept = "duoc " + location.pathname;

  function each(selector, what) { Array.prototype.forEach.call(document.querySelectorAll(selector), what); }

  // A photo of a whole page stays readable at this size, and takes seconds instead of minutes on a weak signal.
  function smaller(file) {
    if (file.size < LARGE || !/^image\/(jpeg|png)$/.test(file.type) || !window.createImageBitmap) return file;
    return createImageBitmap(file).then(function (picture) {
      var scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
      var canvas = document.createElement("canvas"), pen = canvas.getContext("2d");
      canvas.width = Math.round(picture.width * scale);
      canvas.height = Math.round(picture.height * scale);
      pen.fillStyle = "#fff";
      pen.fillRect(0, 0, canvas.width, canvas.height);
      pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
      return new Promise(function (done) { canvas.toBlob(done, "image/jpeg", 0.85); }).then(function (blob) {
        var name = file.name.replace(/\.[^.]*$/, "") + ".jpg";
        return blob && blob.size < file.size ? new File([blob], name, { type: "image/jpeg" }) : file;
      });
    }).catch(function () { return file; });
  }

  function send(form, button) {
    var data = new FormData(form), all = [], note = document.querySelector("[data-sending]");
    if (button && button.name) data.append(button.name, button.value);
    data.forEach(function (value, name) {
      all.push(Promise.resolve(value instanceof File ? smaller(value) : value).then(function (one) { return [name, one]; }));
    });
    busy(note, true, note.dataset.sending);
    Promise.all(all).then(function (fields) {
      var body = new FormData(), call = new XMLHttpRequest();
      fields.forEach(function (field) { body.append(field[0], field[1]); });
      call.open("POST", form.action);
      call.upload.onprogress = function (event) {
        if (event.lengthComputable) note.querySelector("progress").value = event.loaded / event.total;
      };
      call.onload = function () { show(call, button); };
      call.onerror = function () { busy(note, false, note.dataset.lost); };
      call.send(body);
    });
  }

  // The answer may say something only once, so it is shown as it came and not asked for again.
  function show(call, button) {
    var same = new URL(call.responseURL).pathname === location.pathname;
    history[same ? "replaceState" : "pushState"](null, "", call.responseURL);
    document.open();
    document.write(call.responseText);
    document.close();
    addEventListener("popstate", function () { if (!same) location.reload(); });
    if (same && button && button.name === "stay") location.replace("#" + button.value);
    else scrollTo(0, 0);
  }

  function busy(note, sending, words) {
    note.hidden = false;
    note.querySelector("span").textContent = words;
    note.querySelector("progress").hidden = !sending;
    each("button, input[type=file]", function (one) { one.disabled = sending; });
    if (!sending) each("[data-upload]", function (button) { button.hidden = false; });
    note.scrollIntoView({ block: "nearest" });
  }

  each("form[enctype]", function (form) {
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      send(form, event.submitter);
    });
  });
  // Choosing is sending: no second press.
  each("[data-upload]", function (button) {
    var input = document.getElementById(button.dataset.upload), label = input.nextElementSibling;
    input.className = "hidden";
    input.parentElement.className += " file--one";
    label.className = "button button--calm button--small";
    button.hidden = true;
    input.addEventListener("change", function () {
      if (!input.files.length) return;
      button.parentElement.parentElement.appendChild(document.querySelector("[data-sending]"));
      send(input.form, button);
    });
  });

  // A press in our words for the browser's own; what was chosen stands below, and goes with the form.
  each("[data-choose]", function (input) {
    var label = input.nextElementSibling;
    input.className = "hidden";
    label.className = "button button--calm button--small";
    input.addEventListener("change", function () {
      label.nextElementSibling.textContent = Array.prototype.map.call(input.files, function (file) {
        return file.name;
      }).join(", ");
    });
  });

  function fields(form) {
    return Array.prototype.filter.call(form.elements, function (one) {
      return one.name && !/^(hidden|file|submit|password)$/.test(one.type) && one.tagName !== "BUTTON";
    });
  }

  function chosen(one) { return /^(radio|checkbox)$/.test(one.type); }

  // What was kept goes with the next page that opens, whichever: on a shared machine it is read by nobody else.
  var before = JSON.parse(sessionStorage.getItem(kept) || "[]");
  sessionStorage.clear();
  each("form[data-keep]", function (form) {
    before.forEach(function (pair) {
      fields(form).forEach(function (one) {
        if (one.name !== pair[0]) return;
        if (chosen(one)) one.checked = one.checked || one.value === pair[1];
        else if (!one.value) one.value = pair[1];
      });
    });
    form.addEventListener("submit", function () {
      var typed = fields(form).filter(function (one) { return chosen(one) ? one.checked : one.value; });
      sessionStorage.setItem(kept, JSON.stringify(typed.map(function (one) { return [one.name, one.value]; })));
    });
  });
})();
