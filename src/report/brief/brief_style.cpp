#include <fmt/format.h>

#include "report/brief/brief.hpp"

namespace detente::report {
namespace {

/// The theme's colours as CSS custom properties.
std::string variables(const Theme& theme) {
    const std::pair<const char*, std::string_view> named[] = {
        {"paper", theme.paper},    {"surface", theme.surface}, {"ink", theme.ink},           {"muted", theme.muted},
        {"rule", theme.rule},      {"sea", theme.sea},         {"accent", theme.accent},     {"gain", theme.gain_text},
        {"loss", theme.loss_text}, {"mark", theme.mark},       {"mark-ink", theme.mark_ink}, {"no-data", theme.no_data},
        {"hatch", theme.hatch},    {"outline", theme.outline}};
    std::string css;
    for (const auto& [name, colour] : named) css += fmt::format("--{}:{};", name, colour);
    for (int c = 0; c < DivergingScale::classes; ++c) {
        css += fmt::format("--q{0}:{1};--t{0}:{2};", c, theme.scale[static_cast<std::size_t>(c)],
                           theme.scale_ink[static_cast<std::size_t>(c)]);
    }
    return css;
}

std::string scale_classes() {
    std::string css;
    for (int c = 0; c < DivergingScale::classes; ++c) {
        css += fmt::format("g.q{0}{{fill:var(--q{0})}}i.q{0},td.q{0}{{background:var(--q{0});color:var(--t{0})}}\n", c);
    }
    return css;
}

constexpr std::string_view text_rules = R"css(
*{box-sizing:border-box}
[hidden]{display:none!important}
html{-webkit-text-size-adjust:100%;scroll-behavior:smooth}
body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:break-word}
main,.masthead,footer{max-width:1160px;margin:0 auto;padding:0 24px}footer{position:relative}footer::before{content:"";position:absolute;top:0;left:24px;right:24px;border-top:3px double var(--ink)}
h1,h2,.card h3,.future h3,.brand{font-family:"Iowan Old Style","Palatino Linotype",Palatino,"URW Palladio L",P052,Charter,Georgia,"Liberation Serif",serif;font-weight:700;line-height:1.12;text-wrap:balance;letter-spacing:-.01em}
h1{font-size:clamp(2rem,5.4vw,3.5rem);margin:.1em 0 .3em;max-width:22em}
h2{font-size:clamp(1.5rem,3vw,2.05rem);margin:0 0 .7em}
h3{font-size:1rem;margin:1.6em 0 .5em}
h4{font-size:.86rem;margin:1.3em 0 .35em;color:var(--muted);font-weight:600}
section{margin:0;padding:2.6rem 0;border-top:1px solid var(--rule)}
section.question{border:0;padding:2.4rem 0 .6rem}
section.question+section{border:0;padding-top:.8rem}
p{margin:.5em 0;max-width:68ch}
ul,ol{padding-left:1.15em;margin:.4em 0;max-width:68ch}
li{margin:.25em 0}
a{color:var(--accent);text-underline-offset:.15em}
:focus-visible{outline:2px solid var(--accent);outline-offset:3px;border-radius:2px}
.skip{position:absolute;left:-999px}.skip:focus{left:12px;top:12px;background:var(--surface);padding:.5em 1em;z-index:9}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.masthead{display:flex;gap:.75em;align-items:baseline;padding-top:14px;padding-bottom:11px;font-size:.86rem;color:var(--muted);position:relative}
.masthead::after{content:"";position:absolute;left:24px;right:24px;bottom:0;border-bottom:3px double var(--ink)}
.brand{font-size:1.3rem;color:var(--ink)}.masthead time{margin-left:auto;white-space:nowrap}
button,select{font:inherit;color:var(--ink);background:var(--surface);border:1px solid var(--outline);border-radius:4px;padding:.2em .7em;max-width:100%}
button{cursor:pointer}.masthead button{font-size:.8rem}.masthead :not(time)+button{margin-left:auto}
.kicker{font-size:.86rem;font-weight:600;color:var(--muted);margin:0}
.byline{color:var(--muted);font-style:italic;margin-top:0}
.deck{font-size:1.13rem;line-height:1.5;max-width:none}.deck>p{margin-bottom:.1em;color:var(--muted)}.deck ul{list-style:none;padding:0;max-width:62em}.deck li{margin:.35em 0}
.warning{color:var(--loss)}
nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.3em 1.5em;padding:.7em 0;margin:1.2rem 0 0;max-width:none;border-top:1px solid var(--rule);font-size:.9rem}
nav li{margin:0}nav a{text-decoration:none;display:inline-block;padding:.15em 0}nav a:hover{text-decoration:underline}
footer{padding-top:1.3em;padding-bottom:3em;color:var(--muted);font-size:.86rem}
.caption{font-size:.86rem;line-height:1.45;color:var(--muted);max-width:92ch;text-wrap:pretty}
.gain{color:var(--gain)}.lose{color:var(--loss)}
mark{background:var(--mark);color:var(--mark-ink);padding:0 .12em;border-radius:2px}
details{margin:.7em 0}summary{cursor:pointer;padding:.25em 0}
pre{background:var(--surface);border:1px solid var(--rule);padding:.9em 1em;overflow:auto;font-size:.83rem;line-height:1.5;border-radius:4px;max-height:30em}
code,dd.hash{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace}
)css";

constexpr std::string_view part_rules = R"css(
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,310px),1fr));gap:1.6rem 3rem}
.card{border-top:4px solid var(--ink);padding-top:.7rem;min-width:0}
.card h3,.future h3{font-size:1.35rem;margin:0 0 .2em}
.big{font-size:clamp(2.4rem,6vw,3.3rem);font-weight:700;line-height:1.1;margin:.1em 0 0;letter-spacing:-.02em}
.big{display:flex;flex-wrap:wrap;align-items:baseline;column-gap:.2em}.big small{font-size:.95rem;line-height:1.4;font-weight:400;letter-spacing:0;color:var(--muted)}
.second{margin:.1em 0 .9em;color:var(--muted)}
.strip{position:relative;padding-top:13px}.strip svg{width:100%;height:32px;display:block;background:var(--surface);border:1px solid var(--rule)}
.strip path{vector-effect:non-scaling-stroke;stroke-width:1.6;fill:none;stroke-opacity:.72}.strip .gain{stroke:var(--gain)}.strip .lose{stroke:var(--loss)}
.axis{stroke:var(--outline);stroke-width:1}
.world-mark{position:absolute;top:-4px;font-size:11px;transform:translateX(-50%)}
.tally{list-style:none;display:flex;flex-wrap:wrap;gap:.1em 1.4em;padding:0;margin:.7em 0}.tally b{font-size:1.15rem}.tally .even{color:var(--muted)}
.card dl{display:grid;grid-template-columns:auto 1fr;gap:.3em 1em;margin:.6em 0;font-size:.95rem}.card dt{color:var(--muted)}.card dd{margin:0}
.chips{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.45em}.chips li{border:1px solid var(--outline);border-radius:99px;padding:.08em .35em .08em .8em;margin:0;background:var(--surface)}
.chips a{color:inherit;text-decoration:none}.chips a:hover{text-decoration:underline}.quotes li:target{border-color:var(--accent)}.chips .framework{border-radius:5px}.count{display:inline-block;min-width:1.7em;text-align:center;background:var(--rule);border-radius:99px;font-size:.82rem;padding:0 .45em}
.columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,400px),1fr));gap:0 3rem;align-items:start}.columns>*{min-width:0}.columns>div>h3:first-child{margin-top:0}
.quotes{list-style:none;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,330px),1fr));gap:1rem 2.2rem;max-width:none;font-size:.94rem}
.quotes li{margin:0;padding-left:.9em;border-left:2px solid var(--rule)}.quotes b{display:block}.quotes q{quotes:none;color:var(--muted);line-height:1.45}
.article{white-space:pre-line;max-width:68ch;max-height:36em;overflow:auto;padding:1em 1.3em;background:var(--surface);border:1px solid var(--rule);font-size:.95rem}
.why{border-left:3px solid var(--accent);padding-left:1em}
.asks{font-style:italic;color:var(--muted);margin-top:0}
.badge{display:inline-block;font-size:.76rem;line-height:1.35;padding:.05em .55em;border:1px solid var(--loss);color:var(--loss);border-radius:99px;white-space:nowrap}
.source{display:block;font-size:.84rem;line-height:1.4;color:var(--muted)}.changes li{margin:.55em 0}.blocs{list-style:none;padding:0}.blocs details{margin:0}.rule{color:var(--muted);font-size:.9rem}.blocs p{font-size:.9rem;margin-left:1em}
.maps{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,480px),1fr));gap:1.4rem 2.4rem}
figure{margin:0;min-width:0}figcaption{font-weight:700;margin:0 0 .35em}
.shapes{position:absolute}.shapes path{vector-effect:non-scaling-stroke}
.map{width:100%;height:auto;display:block;stroke:var(--sea);stroke-width:.6px}
.map circle{stroke:var(--outline);stroke-width:.6px;vector-effect:non-scaling-stroke}
.map g[data-i]:hover,.map g.at{stroke:var(--ink);stroke-width:1.6px}.map g.at circle{stroke:var(--ink);stroke-width:1.6px}
.sea{fill:var(--sea);stroke:var(--hatch);stroke-width:1px}.graticule{fill:none;stroke:var(--rule);stroke-width:.7px}
.none{fill:url(#hatch)}.no-data{fill:var(--no-data)}.stripe{fill:var(--hatch)}
.readout{display:block;min-height:1.6em;font-size:.9rem;font-weight:600}
.legend{max-width:520px;margin:0 0 1.4rem}.legend .unit{margin:0 0 .3em;font-size:.86rem;font-weight:600}
.swatches{display:grid;grid-template-columns:repeat(9,1fr)}.swatches i{height:14px;border:solid var(--outline);border-width:1px 0}.swatches i:first-child{border-left-width:1px}.swatches i:last-child{border-right-width:1px}
.breaks{position:relative;height:1.5em;font-size:.76rem;color:var(--muted)}.breaks span{position:absolute;transform:translateX(-50%);white-space:nowrap}
.key span{white-space:nowrap}.key .k{display:inline-block;width:14px;height:10px;margin-left:.5em}.k.gain,.bar .gain{background:var(--gain);fill:var(--gain)}.k.lose,.bar .lose{background:var(--loss);fill:var(--loss)}
.key .k.other{width:9px;height:9px;border-radius:9px;border:1.5px solid var(--ink);background:var(--paper)}.k.was{background:var(--outline)}.k.is{background:var(--ink)}
table{border-collapse:collapse;width:100%;font-size:.92rem}th{text-align:left;font-weight:400}thead th{color:var(--muted);font-size:.84rem;vertical-align:bottom}
.n,.sortable td+td{text-align:right;white-space:nowrap}
.rank{table-layout:fixed}.c-name{width:38%}.c-figure{width:62px}.rank th[scope=row]{overflow:hidden;text-overflow:ellipsis;white-space:nowrap;padding:1px 8px 1px 0}.rank td{padding:1px 0}
.rank .group th{font-weight:600;font-size:.84rem;color:var(--muted);padding:.9em 0 .2em;border-bottom:1px solid var(--rule)}.rank tbody:first-of-type .group th{padding-top:.2em}
.whisker{stroke:var(--ink);stroke-width:1.5}.key .k.whisker{width:16px;height:0;border-top:1.5px solid var(--ink);vertical-align:.25em}.view td small{display:block;font-size:.8em;color:var(--muted);white-space:nowrap}.rank.apart .c-figure{width:12.5em}.rank.apart small{color:var(--muted);font-size:.86em;margin-left:.3em}.rank.apart{margin-top:1.6rem}.rank caption.shown{text-align:left;font-weight:700;padding:0 0 .35em}
.bar svg{display:block;overflow:visible}.bar .other{fill:var(--paper);stroke:var(--ink);stroke-width:1.5}.rank tr:hover th,.rank tr:hover .n{font-weight:600}
.wide{overflow-x:auto}.twin .wide{max-height:34em;overflow:auto;border:1px solid var(--rule)}
.sortable{width:max-content;min-width:100%}.sortable th,.sortable td{padding:.22em .6em;border-bottom:1px solid var(--rule)}.sortable thead{position:sticky;top:0;background:var(--surface)}
.sortable thead th.n{max-width:11em}.sortable thead button{white-space:normal;text-align:inherit;border:0;background:none;padding:0;font-size:inherit;color:inherit;text-decoration:underline dotted;text-underline-offset:.2em}.sortable [aria-sort] button{color:var(--ink);font-weight:700}
.sortable thead th[colspan]{text-align:center}
.matrix{table-layout:fixed;min-width:330px}.matrix th{padding:.3em .5em .3em 0;font-weight:600}.matrix td{padding:.5em .6em .55em;border:2px solid var(--paper);vertical-align:top}.matrix thead th+th{padding-left:.6em}
.matrix b{display:block;white-space:nowrap;font-size:1.02rem}.matrix small{display:block;font-size:.74rem;line-height:1.3}.matrix .flow{display:block;margin:.3em 0}.matrix .was{fill:currentColor;opacity:.5}.flow .is{fill:currentColor}.matrix td.empty{background:var(--no-data)}
.totals{list-style:none;padding:0}
.view caption{text-align:left;font-size:.86rem;color:var(--muted);padding:0 0 .4em}.view th,.view td{padding:.28em .7em .28em 0;border-bottom:1px solid var(--rule)}.view td.n:last-child,.view th.n:last-child{padding-right:0}.view{margin-bottom:1.6rem}thead th.n{text-align:right;white-space:normal}
td.bars{width:18%;min-width:52px}.bars svg{display:block}.bars .was{fill:var(--outline)}.bars .is{fill:var(--ink)}.switcher select{font-weight:600;max-width:22em}
.facts{display:grid;grid-template-columns:auto 1fr;gap:.2em 1.2em;font-size:.92rem}.facts dt{color:var(--muted)}.facts dd{margin:0;overflow-wrap:anywhere}.references{max-width:80ch}
@media(max-width:640px){.rank.apart .c-figure{width:6.6em}.rank.apart small{display:block;margin:0;font-size:.74em}.rank.apart .c-name{width:34%}body{font-size:16px}main,.masthead,footer{padding-left:15px;padding-right:15px}.masthead::after,footer::before{left:15px;right:15px}.brand-line{display:none}section{padding:2rem 0}.map circle{r:24px}td.bars{display:none}.view{font-size:.84rem}.view thead th{font-size:.76rem;hyphens:auto}.view th,.view td{padding-right:.45em}.matrix b{font-size:.92rem}.matrix small{font-size:.7rem}.map{stroke-width:.35px}.sortable th,.sortable td{padding:.22em .55em}.card dl{grid-template-columns:1fr;gap:.05em}.card dd{margin-bottom:.4em}.matrix td{padding:.4em}}
@media(prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
@media print{:root{color-scheme:light}body{font-size:10.5pt;background:#fff}nav,.skip,button,.switcher,.readout{display:none!important}section{padding:1rem 0}figure,.card,tr,.quotes li{break-inside:avoid}h2,h3,.legend,.key{break-after:avoid}pre,.article,.twin .wide{max-height:none;overflow:visible;white-space:pre-wrap}a{color:inherit}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
)css";

}  // namespace

std::string brief_style() {
    const std::string light = variables(light_theme()), dark = variables(dark_theme());
    return fmt::format(":root{{color-scheme:light dark;{}}}\n", light) +
           fmt::format("@media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{}}}}}\n", dark) +
           fmt::format(
               "@media "
               "screen{{:root[data-theme=dark]{{color-scheme:dark;{}}}}}\n:root[data-theme=light]{{color-scheme:light}}"
               "\n",
               dark) +
           std::string(text_rules) + scale_classes() + std::string(part_rules) + order_style();
}

}  // namespace detente::report
