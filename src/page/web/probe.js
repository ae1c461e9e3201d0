// Says what an old browser lacks. Written so that old browsers understand it; the rest of the page may be beyond them.
(function () {
  var lacks = [];
  if (typeof WebAssembly !== "object") lacks.push("WebAssembly");
  if (typeof Worker !== "function") lacks.push("Web Workers");
  if (typeof DecompressionStream !== "function") lacks.push("DecompressionStream");
  if (typeof HTMLDialogElement !== "function") lacks.push("dialog");
  if (!("adoptedStyleSheets" in document)) lacks.push("adoptedStyleSheets");
  if (lacks.length === 0) return;
  document.getElementById("old").hidden = false;
  document.getElementById("old-what").textContent = lacks.join(", ");
})();
