// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Looks over a page as somebody would who can measure: what overlaps, is cut off, too pale, too small or has no name.
///
/// Contrast, sizes and names are as WCAG 2.2 has them at level AA
/// (https://www.w3.org/TR/WCAG22/, 1.4.3, 2.5.8, 1.3.1 and 4.1.2).
enum PageInspection {
    /// Returns the complaints, at most twenty.
    static let script = """
        const complaints = new Set();
        const all = [...document.body.querySelectorAll("*")].filter((e) => e.checkVisibility());
        const name = (e) => e.tagName.toLowerCase() + (e.id && "#" + e.id)
          + (e.getAttribute("class") ? "." + e.getAttribute("class") : "")
          + " “" + (e.textContent || e.value || "").trim().slice(0, 24) + "”";
        const style = (e) => getComputedStyle(e);
        const isHidden = (e) => e.closest(".unseen, .skip:not(:focus)");

        // What a scrolling or clipping ancestor leaves of a box.
        const clipper = (e, p = e.parentElement) => {
          for (; p; p = p.parentElement) if (style(p).overflow !== "visible") return p;
          return null;
        };
        const clipped = (r, e, c) => {
          let box = { left: r.left, top: r.top, right: r.right, bottom: r.bottom };
          for (; c && c !== document.body; c = clipper(c)) {
            const o = c.getBoundingClientRect();
            box = { left: Math.max(box.left, o.left), top: Math.max(box.top, o.top),
                    right: Math.min(box.right, o.right), bottom: Math.min(box.bottom, o.bottom) };
          }
          return box;
        };

        if (document.documentElement.scrollWidth > innerWidth)
          complaints.add(`the page is ${document.documentElement.scrollWidth} wide in ${innerWidth}`);
        const end = Math.max(innerHeight, document.body.getBoundingClientRect().bottom + scrollY);
        if (document.documentElement.scrollHeight > end + 1)
          complaints.add(`below its end at ${end} the page goes on to ${document.documentElement.scrollHeight}`);

        // Boxes: each line of text, each control and picture.
        const boxes = [];
        const add = (r, e, clip) => {
          if (r.width > 1 && r.height > 1) boxes.push({ r, e, clip, seen: clipped(r, e, clip) });
        };
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const words = [];
        while (texts.nextNode()) {
          const node = texts.currentNode, owner = node.parentElement;
          if (!node.data.trim() || !owner.checkVisibility() || isHidden(owner)) continue;
          if (["OPTION", "TITLE", "TEXTAREA"].includes(owner.tagName)) continue;
          words.push(owner);
          const range = document.createRange();
          range.selectNodeContents(node);
          for (const r of range.getClientRects()) add(r, owner, clipper(owner, owner));
        }
        for (const e of all)
          if (e.matches("input:not([type=hidden]), select, textarea, button, img, svg") && !isHidden(e))
            add(e.getBoundingClientRect(), e, clipper(e));
        for (const { seen, e } of boxes)
          if (seen.right > seen.left && (seen.right > innerWidth + 1 || seen.left < -1))
            complaints.add(`${name(e)} stands outside of the window`);
        for (let i = 0; i < boxes.length; i++) for (let j = 0; j < i; j++) {
          const a = boxes[i], b = boxes[j];
          if (a.e.contains(b.e) || b.e.contains(a.e)) continue;
          const p = a.clip === b.clip ? a.r : a.seen, q = a.clip === b.clip ? b.r : b.seen;
          const width = Math.min(p.right, q.right) - Math.max(p.left, q.left);
          const height = Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top);
          if (width > 2 && height > 2) complaints.add(`${name(a.e)} lies over ${name(b.e)}`);
        }

        // Words that are cut off; those in a field can be reached with the keys.
        for (const e of all)
          if (["hidden", "clip"].includes(style(e).overflowX) && e.tagName !== "INPUT" && !isHidden(e) && e.scrollWidth > e.clientWidth + 1)
            complaints.add(`${name(e)} is cut off`);

        // Contrast of words and what they stand on.
        const rgb = (color) => color.match(/[\\d.]+/g).map(Number);
        const light = (color) => {
          const [r, g, b] = color.map((c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const ground = (e) => {
          for (let p = e; p; p = p.parentElement) {
            const color = rgb(style(p).backgroundColor);
            if (color.length < 4 || color[3] === 1) return color.slice(0, 3);
          }
          return matchMedia("(prefers-color-scheme: dark)").matches ? [18, 18, 18] : [255, 255, 255];
        };
        const judge = (e, color) => {
          const [a, b] = [light(rgb(color).slice(0, 3)), light(ground(e))].sort((x, y) => y - x);
          const size = parseFloat(style(e).fontSize), isBold = style(e).fontWeight >= 700;
          const needed = size >= 24 || (size >= 18.66 && isBold) ? 3 : 4.5, ratio = (a + 0.05) / (b + 0.05);
          if (ratio < needed) complaints.add(`${name(e)} has a contrast of ${ratio.toFixed(2)}`);
        };
        for (const e of new Set(words)) judge(e, e.closest("svg") ? style(e).fill : style(e).color);
        for (const e of document.querySelectorAll("[placeholder]")) judge(e, getComputedStyle(e, "::placeholder").color);

        // Targets, names, outline.
        for (const e of document.querySelectorAll("button, nav a, input:not([type=hidden]), select, textarea, summary")) {
          const r = e.getBoundingClientRect();
          // Words within a sentence are as large as it is.
          if (style(e).display !== "inline" && !e.closest(".bubble") && r.width && Math.min(r.width, r.height) < 24)
            complaints.add(`${name(e)} is too small to be hit`);
        }
        for (const e of document.querySelectorAll("input:not([type=hidden]), select, textarea"))
          if (!e.labels.length && !e.ariaLabel) complaints.add(`${name(e)} has no label`);
        for (const e of document.querySelectorAll("button, a[href]"))
          if (!(e.textContent.trim() || e.ariaLabel)) complaints.add(`${name(e)} has no name`);
        for (const e of document.querySelectorAll("img:not([alt]), svg:not([aria-hidden], [aria-label])"))
          complaints.add(`${name(e)} says nothing to those who don't see it`);
        for (const e of document.querySelectorAll("[tabindex]"))
          if (e.tabIndex > 0) complaints.add(`${name(e)} breaks the order of the focus`);
        const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
        for (const id of new Set(ids)) if (ids.indexOf(id) !== ids.lastIndexOf(id)) complaints.add(`two elements are #${id}`);
        let level = 0;
        for (const e of document.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
          const here = Number(e.tagName[1]);
          if (here > level + 1) complaints.add(`${name(e)} skips a level of headings`);
          level = here;
        }
        if (document.querySelectorAll("h1").length !== 1) complaints.add("there isn't one h1");
        if (!document.documentElement.lang || !document.title) complaints.add("there is no language or no title");
        return [...complaints].slice(0, 20);
        """
}
