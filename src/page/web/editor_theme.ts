/// How the editor looks. The colours are the page's own, which come through as custom properties.

export function theme(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}

const css = `
.mk-host, .cm-editor { height: 100%; }
.cm-editor { background: var(--paper); color: var(--ink); font-size: 0.9375rem; }
.cm-editor.cm-focused { outline: none; }
.cm-editor .cm-scroller { font-family: var(--mono); line-height: 1.6; overflow: auto; }
.cm-editor .cm-content { caret-color: var(--ink); padding: 0.5rem 0; }
.cm-editor .cm-cursor { border-left-color: var(--ink); border-left-width: 2px; }
.cm-editor .cm-gutters { background: var(--paper-2); color: var(--ink-2); border-right: 1px solid var(--line); }
.cm-editor .cm-activeLine, .cm-editor .cm-activeLineGutter { background: var(--here); }
.cm-editor .cm-selectionBackground, .cm-editor.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground { background: var(--selection); }
.cm-editor .cm-selectionMatch { background: var(--here); }
.cm-editor .cm-specialChar { color: var(--error); }
.mk-comment { color: var(--ink-2); font-style: italic; }
.mk-kind { color: var(--brand); font-weight: 650; }
.mk-id { font-weight: 650; }
.mk-title { font-weight: 600; }
.mk-key { color: var(--key); }
.mk-number { color: var(--number); }
.mk-more { color: var(--ink-2); }
.mk-error { --level: var(--error); --level-soft: var(--error-soft); }
.mk-warning { --level: var(--warning); --level-soft: var(--warning-soft); }
.mk-advice { --level: var(--advice); --level-soft: var(--advice-soft); }
.mk-under { text-decoration: underline 2px var(--level); text-underline-offset: 3px; text-decoration-skip-ink: none; }
.mk-under.mk-warning { text-decoration-style: dashed; }
.mk-under.mk-advice { text-decoration-style: dotted; }
.mk-gutter { width: 1.6rem; }
.mk-margin { display: inline-block; color: var(--level); padding-left: 0.25rem; }
.icon { width: 1rem; height: 1rem; fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round; vertical-align: -0.15em; }
.mk-beneath { padding: 0.15rem 0.75rem 0.4rem 0.5rem; font-family: var(--sans); font-size: 0.875rem; line-height: 1.4; white-space: normal; }
.mk-note { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: flex-start; max-width: 62rem; padding: 0.4rem 0.6rem; margin-top: 0.2rem; background: var(--level-soft); border-left: 3px solid var(--level); border-radius: 0 6px 6px 0; }
.mk-note > .icon { color: var(--level); flex: none; margin-top: 0.15rem; }
.mk-note > div:nth-of-type(1) { flex: 1 1 16rem; min-width: 0; overflow-wrap: anywhere; }
.mk-note p { margin: 0; }
.mk-help, .mk-label { color: var(--ink-2); }
.mk-cell { font-family: var(--mono); font-size: 0.8125rem; background: var(--paper); border: 1px solid var(--line); border-radius: 4px; padding: 0 0.35rem; margin-left: 0.4rem; white-space: nowrap; }
.places { list-style: none; margin: 0.2rem 0 0; padding: 0; }
.mk-beneath .places button { border: 0; background: none; padding: 0; min-height: 1.5rem; text-align: left; text-decoration: underline; text-underline-offset: 3px; }
.mk-actions { display: flex; flex-wrap: wrap; gap: 0.4rem; }
.mk-beneath button, .mk-card button { font: inherit; font-size: 0.8125rem; color: var(--brand); background: var(--paper); border: 1px solid var(--control); border-radius: 6px; padding: 0.15rem 0.5rem; min-height: 1.75rem; cursor: pointer; }
.mk-beneath button:hover, .mk-card button:hover { border-color: var(--brand); }
.mk-beneath button:focus-visible, .mk-card button:focus { outline: 3px solid var(--focus); outline-offset: 1px; }
.cm-editor .cm-tooltip { background: var(--paper); color: var(--ink); border: 1px solid var(--control); border-radius: 8px; box-shadow: var(--shadow); }
.mk-tip { max-width: 30rem; padding: 0.6rem 0.8rem; font-family: var(--sans); font-size: 0.875rem; line-height: 1.45; }
.mk-tip p { margin: 0.3rem 0 0; }
.mk-tip p:first-child { margin-top: 0; }
.mk-card { max-height: 22rem; overflow: auto; overflow-wrap: anywhere; }
.mk-says { max-height: 9rem; overflow: auto; }
.mk-card .mk-point { margin-top: 0.1rem; padding-left: 0.9rem; text-indent: -0.7rem; }
.mk-card .mk-point::before { content: "– "; color: var(--ink-2); }
.mk-card .mk-deep { padding-left: 1.8rem; }
.mk-card .mk-actions { margin-top: 0.5rem; }
.mk-host .cm-editor .cm-tooltip.cm-tooltip-autocomplete > ul { font-family: var(--sans); font-size: 0.875rem; max-height: 18rem; }
.mk-host .cm-editor .cm-tooltip.cm-tooltip-autocomplete > ul > li { padding: 0.3rem 0.6rem; max-width: min(40rem, 90vw); text-overflow: ellipsis; overflow: hidden; }
.mk-host .cm-editor .cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected] { background: var(--brand); color: var(--on-brand); }
.cm-editor .cm-completionDetail { color: inherit; font-style: normal; margin-left: 0.75em; }
.cm-editor .cm-panels { background: var(--paper-2); color: var(--ink); border-bottom: 1px solid var(--line); font-family: var(--sans); }
.cm-editor .cm-panel.cm-search { padding: 0.5rem; font-size: 0.875rem; }
.cm-editor .cm-panel input, .cm-editor .cm-panel button { font: inherit; color: var(--ink); background: var(--paper); background-image: none; border: 1px solid var(--control); border-radius: 6px; padding: 0.2rem 0.5rem; }
.cm-editor .cm-searchMatch { background: var(--warning-soft); }
.cm-editor .cm-searchMatch-selected { background: var(--selection); }
`;
