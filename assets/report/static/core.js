// The one global of these pages: data that script files hand over, and making elements out of text that is never markup.
(function () {
  "use strict";
  const waiting = new Map();
  const tawatur = { data: {} };
  window.tawatur = tawatur;

  tawatur.receive = function (name, value) {
    tawatur.data[name] = value;
    if (waiting.has(name)) waiting.get(name)(value);
  };

  // A page opened from a folder may not fetch; a script tag is let through. Resolves to undefined where there is no such file.
  tawatur.load = function (name) {
    if (name in tawatur.data) return Promise.resolve(tawatur.data[name]);
    return new Promise(function (resolve) {
      const script = document.createElement("script");
      waiting.set(name, resolve);
      script.src = "data/" + name.split("/").map(encodeURIComponent).join("/") + ".js";
      script.onerror = function () { resolve(undefined); };
      document.head.append(script);
    });
  };

  tawatur.loadOne = async function (kind, id) {
    const prefix = id.slice(0, tawatur.data.site.shard_lengths[kind]);
    if (!/^[0-9a-f]+$/.test(id)) return undefined;
    const shard = await tawatur.load(kind + "/" + (prefix || "all"));
    return shard && Object.hasOwn(shard, id) ? shard[id] : undefined;
  };

  // el("p", {class: "note"}, "text", node): strings become text nodes, so hostile text stays text.
  tawatur.el = function (tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
    return element;
  };

  tawatur.byId = (id) => document.getElementById(id);

  // What a link says behind its #: id=…&type=…; the same on every page, kept by a copied address.
  tawatur.address = {
    read: () => new URLSearchParams(location.hash.slice(1)),
    write(changes) {
      const given = this.read();
      for (const [name, value] of Object.entries(changes)) value ? given.set(name, value) : given.delete(name);
      history.replaceState(null, "", "#" + given.toString());
    },
  };
})();
