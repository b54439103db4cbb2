#include "report/brief/brief.hpp"

namespace detente::report {

// The page is whole without this: it only adds a theme button, sorting, the view from any capital, and stepping through
// a map with the arrow keys. All text goes in through textContent.
std::string_view brief_script() {
    return R"js((function () {
  'use strict';
  var $ = function (id) { return document.getElementById(id); };
  var make = function (tag, text, cls) {
    var e = document.createElement(tag);
    if (text !== undefined) e.textContent = text;
    if (cls) e.className = cls;
    return e;
  };
  var each = function (list, f) { Array.prototype.forEach.call(list, f); };
  var root = document.documentElement;

  var theme = $('theme');
  theme.hidden = false;
  theme.addEventListener('click', function () {
    var dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = dark ? 'light' : 'dark';
  });

  var figure = function (text) {
    var n = parseFloat(text.replace('\u2212', '-').replace(/\s/g, ''));
    return isNaN(n) ? null : n;
  };
  each(document.querySelectorAll('table.sortable'), function (table) {
    var body = table.tBodies[0], rows = Array.prototype.slice.call(body.rows);
    var heads = [];
    each(table.tHead.rows[0].cells, function (c) { if (c.rowSpan > 1) heads.push(c); });
    each(table.tHead.rows[1].cells, function (c) { heads.push(c); });
    heads.forEach(function (head, column) {
      var button = make('button', head.textContent);
      button.type = 'button';
      head.textContent = '';
      head.appendChild(button);
      button.addEventListener('click', function () {
        var down = head.getAttribute('aria-sort') !== 'descending' && (column > 1 || head.hasAttribute('aria-sort'));
        heads.forEach(function (h) { h.removeAttribute('aria-sort'); });
        head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        var key = function (row) {
          var text = row.cells[column].textContent;
          return column > 1 ? figure(text) : text;
        };
        rows.sort(function (a, b) {
          var x = key(a), y = key(b);
          if (x === null || y === null) return (x === null) - (y === null);
          var order = typeof x === 'string' ? x.localeCompare(y) : x - y;
          return down ? -order : order;
        });
        rows.forEach(function (row) { body.appendChild(row); });
      });
    });
  });

  var data = JSON.parse($('views').textContent), select = $('from'), view = $('view');
  var signed = function (n, decimals) {
    return n === null ? '\u2013' : (n > 0 ? '+' : n < 0 ? '\u2212' : '') + Math.abs(n).toFixed(decimals);
  };
  var cell = function (n, decimals, unit, plain) {
    var range = Array.isArray(n) ? n.slice(1) : null;
    if (range) n = n[0];
    if (n === null) return make('td', '\u2013', 'n');
    var td = make('td', signed(n, decimals) + unit, plain || n === 0 ? 'n' : n > 0 ? 'n gain' : 'n lose');
    if (range) td.appendChild(make('small', signed(range[0], decimals) + ' .. ' + signed(range[1], decimals)));
    return td;
  };
  var bars = function (shares) {
    var td = make('td', undefined, 'bars'), space = 'http://www.w3.org/2000/svg';
    var draw = function (tag, attributes, parent) {
      var e = document.createElementNS(space, tag);
      Object.keys(attributes).forEach(function (k) { e.setAttribute(k, attributes[k]); });
      parent.appendChild(e);
      return e;
    };
    var svg = draw('svg', { width: '100%', height: 6 * shares.length - 2, 'aria-hidden': 'true' }, td);
    shares.forEach(function (s, i) { draw('rect', { 'class': i ? 'is' : 'was', y: 6 * i, width: s + '%', height: 4 }, svg); });
    return td;
  };
  var table = function (caption, first, rows) {
    var t = make('table', undefined, 'view'), tr = make('tr'), body = make('tbody'), head = make('thead');
    t.appendChild(make('caption', caption));
    first.concat(data.futures).forEach(function (h, i) {
      var th = tr.appendChild(h ? make('th', h, i ? 'n' : '') : make('td', '', 'bars'));
      if (h) th.scope = 'col';
    });
    head.appendChild(tr);
    t.appendChild(head);
    rows.forEach(function (row) {
      var r = make('tr'), name = make('th', row[0]);
      name.scope = 'row';
      r.appendChild(name);
      row.slice(1).forEach(function (c) { r.appendChild(c); });
      body.appendChild(r);
    });
    t.appendChild(body);
    var wide = make('div', undefined, 'wide');
    wide.appendChild(t);
    return wide;
  };
  var show = function (index) {
    var e = data.economies[index];
    if ($('how')) $('how').hidden = String(index) !== view.dataset.economy;
    $('capital-h').textContent = 'Seen from ' + (e[1] ? e[1] + ', ' : '') + e[0];
    var rows = data.measures.map(function (measure, m) {
      return [measure[0]].concat(e[2][m].map(function (n) { return cell(n, measure[1], '', !measure[2]); }));
    });
    rows.push([data.rank].concat(e[3].map(function (p) { return make('td', p, 'n'); })));
    view.textContent = '';
    view.appendChild(table('Change, %', ['Measure'], rows));
    if (!e[4].length) return;
    view.appendChild(table(data.partners, ['Partner', '', 'Before'], e[4].map(function (p) {
      var after = p[3].map(function (n) { return Math.min(100, p[2] * (1 + (n || 0) / 100)); });
      var changes = p[3].map(function (n) { return cell(n, 1, '\u202f%'); });
      return [data.economies[p[0]][0], bars([p[2]].concat(after)), make('td', p[1], 'n')].concat(changes);
    })));
  };
  if (select) {
    select.value = view.dataset.economy;
    select.parentNode.hidden = false;
    $('capital').hidden = false;
    select.addEventListener('change', function () { show(select.value); });
  }

  each(document.querySelectorAll('svg.map'), function (map) {
    var out = map.parentNode.querySelector('output'), at = -1;
    var shapes = Array.prototype.slice.call(map.querySelectorAll('g[data-i]'));
    var title = function (g) { return g.firstElementChild.textContent; };
    shapes.sort(function (a, b) { return figure(title(a).split(': ').pop()) - figure(title(b).split(': ').pop()); });
    var mark = function (next) {
      if (at >= 0) shapes[at].classList.remove('at');
      at = next;
      shapes[at].classList.add('at');
      shapes[at].parentNode.appendChild(shapes[at]);
      out.textContent = title(shapes[at]);
    };
    map.tabIndex = 0;
    map.setAttribute('aria-label', map.getAttribute('aria-label') + ' Arrow keys step from the largest loss to the largest gain.');
    map.addEventListener('keydown', function (event) {
      var step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (!step || !shapes.length) return;
      event.preventDefault();
      mark(at < 0 ? (step > 0 ? 0 : shapes.length - 1) : (at + step + shapes.length) % shapes.length);
    });
    map.addEventListener('click', function (event) {
      var g = event.target.closest('g[data-i]');
      if (!g) return;
      mark(shapes.indexOf(g));
      if (select) { select.value = g.dataset.i; show(select.value); }
    });
    map.addEventListener('pointerover', function (event) {
      var g = event.target.closest('g[data-i]');
      if (g) out.textContent = title(g);
    });
  });

  addEventListener('beforeprint', function () {
    each(document.querySelectorAll('details.printed'), function (d) { d.open = true; });
  });
}());
)js";
}

}  // namespace detente::report
