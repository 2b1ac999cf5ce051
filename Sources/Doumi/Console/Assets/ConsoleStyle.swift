// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// How the console looks, on a telephone as on a desk, by day and by night.
enum ConsoleStyle {
    static let css = """
        :root{color-scheme:light dark;--text:#1f2328;--quiet:#57606a;--back:#f3f4f5;--card:#fff;--line:#d3d9df;--mark:#07753a;
        --mine:#95ec69;--mine-text:#10240a;--theirs:#fff;--bad:#b3261e;--on-mark:#fff}
        @media(prefers-color-scheme:dark){:root{--text:#e6e9ec;--quiet:#a3adb7;--back:#0f1214;--card:#1a1e21;--line:#363d44;
        --mark:#4bd183;--mine:#3eb575;--mine-text:#05140b;--theirs:#262b2f;--bad:#ff8a80;--on-mark:#06130b}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--back);color:var(--text);line-height:1.6;
        font-family:system-ui,-apple-system,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif}
        header{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem 1rem;padding:.5rem 1rem;background:var(--card);
        border-bottom:1px solid var(--line)}
        header form{margin-left:auto}
        nav{display:flex;flex-wrap:wrap;gap:.25rem}
        nav a{padding:.35rem .6rem;border-radius:8px;color:var(--text);text-decoration:none}
        nav a[aria-current]{background:var(--back);color:var(--mark);font-weight:600}
        main{max-width:76rem;margin:0 auto;padding:1rem}
        h1{margin:.25rem 0 .75rem;font-size:1.5rem}
        h2{margin:.25rem 0 .75rem;font-size:1.1rem}
        h3{margin:.75rem 0 .25rem;font-size:.85rem;color:var(--quiet)}
        a{color:var(--mark)}
        :focus-visible{outline:3px solid var(--mark);outline-offset:2px}
        .skip,.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
        .skip:focus{position:static;width:auto;height:auto;clip-path:none;padding:.5rem}
        .quiet,.note{color:var(--quiet);font-size:.92rem}
        .card{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:1rem;margin:0 0 1rem}
        .narrow{max-width:24rem}
        .problem,.late{color:var(--bad)}
        .chip{display:inline-block;padding:.2rem .6rem;border:1px solid var(--line);border-radius:99px}
        input,select,textarea,button{font:inherit;color:inherit;background:var(--card);border:1px solid var(--line);
        border-radius:8px;padding:.45rem .6rem;min-height:2.5rem;max-width:100%}
        input,select,textarea{width:100%;min-width:0}
        button{cursor:pointer}
        button.main{background:var(--mark);border-color:var(--mark);color:var(--on-mark);font-weight:600}
        .narrow label,.narrow button{display:block;margin-top:.75rem}
        .search{display:flex;gap:.5rem;margin:0 0 1rem}
        .chat{display:grid;gap:1rem;grid-template-columns:minmax(0,1fr)}
        @media(min-width:56rem){.chat{grid-template-columns:minmax(0,30rem) minmax(0,1fr)}}
        .phone{display:flex;flex-direction:column;min-height:24rem;height:min(46rem,82vh);border:1px solid var(--line);
        border-radius:18px;overflow:hidden;background:var(--back)}
        .log{flex:1;min-height:0;overflow-y:auto;margin:0;padding:.75rem;list-style:none}
        .exchange{display:flex;flex-direction:column;gap:.5rem;margin:0 0 1rem}
        .bubble{max-width:85%;margin:0;padding:.55rem .75rem;border-radius:8px;white-space:pre-wrap;overflow-wrap:anywhere}
        .mine{align-self:flex-end;background:var(--mine);color:var(--mine-text)}
        .theirs{align-self:flex-start;background:var(--theirs);border:1px solid var(--line)}
        .note{align-self:center;text-align:center;margin:0}
        .link{display:inline;padding:0;min-height:0;border:0;background:none;color:var(--mark);text-decoration:underline}
        .news{align-self:stretch;display:flex;flex-direction:column;gap:.25rem;padding:.75rem;border-radius:8px;
        background:var(--theirs);border:1px solid var(--line);color:var(--text);text-decoration:none;overflow-wrap:anywhere}
        .news img{width:100%;height:auto;aspect-ratio:16/9;object-fit:cover;border-radius:6px;background:var(--back)}
        .news span{color:var(--quiet);font-size:.92rem;white-space:pre-wrap}
        .attempts{list-style:none;margin:0;padding:0;font-size:.8rem;color:var(--quiet)}
        .attempts .late{color:var(--bad)}
        .attempts svg{display:block;width:100%;height:4px}
        .track{fill:var(--line)}
        .time{fill:var(--mark)}
        .late .time{fill:var(--bad)}
        details{font-size:.85rem}
        summary{cursor:pointer;color:var(--quiet)}
        pre{margin:0;padding:.5rem;max-height:16rem;overflow:auto;background:var(--card);border:1px solid var(--line);
        border-radius:6px;white-space:pre-wrap;overflow-wrap:anywhere;font-size:.75rem}
        .say{display:flex;gap:.5rem;padding:.5rem;background:var(--card);border-top:1px solid var(--line)}
        .say button{flex:none}
        .menu{display:flex;flex-wrap:wrap;gap:.35rem;padding:.5rem;background:var(--card);border-top:1px solid var(--line)}
        .menu button{padding:.25rem .6rem}
        .row{display:flex;flex-wrap:wrap;align-items:end;gap:.5rem;margin:0 0 .9rem}
        .row label{flex:1 1 8rem;min-width:0;font-size:.9rem;color:var(--quiet)}
        .row input,.row select,.row textarea{color:var(--text)}
        .wide{overflow-x:auto}
        table{border-collapse:collapse;width:100%}
        caption{text-align:left;color:var(--quiet);padding:0 0 .5rem}
        th,td{text-align:left;vertical-align:top;padding:.45rem .6rem;border-top:1px solid var(--line);overflow-wrap:anywhere}
        th{color:var(--quiet);font-weight:600;white-space:nowrap}
        td.number{text-align:right;font-variant-numeric:tabular-nums}
        .tiles{display:grid;gap:1rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,16rem),1fr))}
        .tiles b{display:block;font-size:1.5rem;overflow-wrap:anywhere}
        .chart{width:100%;height:auto;max-height:14rem}
        .chart .bar{fill:var(--mark)}
        .chart .bad{fill:var(--bad)}
        .chart .axis{stroke:var(--line)}
        .chart text{fill:var(--quiet);font-size:10px}
        time{white-space:nowrap}
        @media(min-width:40.01rem){#deliveries td,#dead-letters td{overflow-wrap:normal}}
        .line{margin:0}
        .facts{display:grid;grid-template-columns:minmax(6rem,auto) minmax(0,1fr);gap:.25rem 1rem;margin:0}
        .facts dt{color:var(--quiet)}
        .facts dd{margin:0;overflow-wrap:anywhere}
        .steps{margin:0;padding:0;list-style:none}
        .steps li{padding:.3rem 0;border-top:1px solid var(--line);overflow-wrap:anywhere}
        .steps b{display:inline-block;min-width:6rem;font-weight:400;color:var(--quiet);font-variant-numeric:tabular-nums}
        .fields{display:grid;gap:.75rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,16rem),1fr))}
        .fields label{font-size:.9rem;color:var(--quiet)}
        .fields .long{grid-column:1/-1}
        .fields input,.fields textarea{color:var(--text)}
        .code{font-family:ui-monospace,monospace;font-size:.85rem}
        .actions{display:flex;flex-wrap:wrap;gap:.5rem}
        .menu-phone{margin:0 0 1rem;max-width:24rem;border:1px solid var(--line);border-radius:18px;overflow:hidden;
        background:var(--back)}
        .menu-phone figcaption{padding:.5rem .75rem;background:var(--card);color:var(--quiet);text-align:center}
        .menu-screen{height:3rem}
        .menu-bar{display:flex;align-items:flex-end}
        .menu-top{flex:1 1 0;min-width:0;padding:.5rem .25rem;background:var(--card);border-top:1px solid var(--line);
        text-align:center;overflow-wrap:anywhere;font-size:.92rem}
        .menu-top+.menu-top{border-left:1px solid var(--line)}
        .menu-top b,.menu-top .quiet{display:block;font-weight:400}
        .menu-top .quiet{font-size:.75rem}
        details.menu-top{display:flex;flex-direction:column-reverse}
        details.menu-top summary{color:inherit}
        .menu-top ul{list-style:none;margin:0 0 .5rem;padding:0;border:1px solid var(--line);border-radius:8px}
        .menu-top li{padding:.35rem .25rem}
        .menu-top li+li{border-top:1px solid var(--line)}
        @media(max-width:40rem){table.stack,.stack tbody,.stack tr,.stack td{display:block}.stack thead{display:none}
        .stack tr{border-top:1px solid var(--line);padding:.4rem 0}.stack td{border:0;padding:.1rem 0}
        .stack td::before{content:attr(data-name) ": ";color:var(--quiet)}.stack td.number{text-align:left}}

        """
}
