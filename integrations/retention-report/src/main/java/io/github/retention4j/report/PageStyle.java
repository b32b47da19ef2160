package io.github.retention4j.report;

import io.github.retention4j.report.picture.Ink;
import io.github.retention4j.report.picture.SvgWriter;
import java.util.EnumSet;

/** The style sheet of a page: light and dark, on paper and on a telephone. It has no address in it. */
final class PageStyle {
    private static final String BASE = """
            *{box-sizing:border-box}
            body{margin:0 auto;max-width:60rem;padding:1rem;line-height:1.5;font-variant-numeric:tabular-nums;\
            font-family:system-ui,Segoe UI,Tahoma,Noto Sans Arabic,Geeza Pro,sans-serif}
            h1{font-size:1.7rem;line-height:1.2;margin:.5rem 0}
            h2{font-size:1.3rem;margin:2.2rem 0 .8rem;padding-top:.8rem;border-top:1px solid}
            h3{font-size:1rem;margin:0}
            nav ul{display:flex;flex-wrap:wrap;gap:.3rem 1.1rem;list-style:none;padding:0;margin:.6rem 0}
            figure{margin:1.4rem 0;break-inside:avoid}
            figcaption{margin-bottom:.4rem}
            small{display:block;font-size:.8rem}
            figcaption small{display:inline}
            .wide{overflow-x:auto;background-repeat:no-repeat;background-size:2.5rem 100%,2.5rem 100%,.9rem 100%,.9rem 100%;\
            background-position:0 0,100% 0,0 0,100% 0;background-attachment:local,local,scroll,scroll}
            .wide svg{display:block;width:100%;min-width:34rem;max-width:45rem;height:auto}
            .patterns{position:absolute}
            table{border-collapse:separate;border-spacing:2px;font-size:.85rem}
            caption{text-align:start;font-size:.8rem;padding-bottom:.2rem}
            th{font-weight:500;text-align:start;vertical-align:top}
            td,th{padding:.15rem .45rem}
            td.n,th.n{text-align:end}
            .colours td,.colours th{padding:.25rem .4rem;text-align:center;border-radius:3px;white-space:nowrap}
            .colours .name,.colours .size{text-align:start}
            .colours .total td,.colours .total th{font-weight:600}
            .hatch{background-image:repeating-linear-gradient(135deg,transparent 0 5px,\
            color-mix(in srgb,currentColor 35%,transparent) 5px 6.5px)}
            .facts{width:100%;min-width:34rem;table-layout:fixed;border-spacing:0;border-collapse:collapse;font-size:.95rem}
            .facts tbody tr{border-top:1px solid}
            .facts td,.facts th{padding:.4rem .5rem}
            .facts details{margin:0}
            details{margin:.4rem 0;font-size:.85rem}
            summary{cursor:pointer}
            .facts summary{font-size:.95rem}
            .facts details p{max-width:28rem}
            .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(10rem,1fr));gap:.8rem;list-style:none;padding:0}
            .tiles li{border:1px solid;border-radius:.5rem;padding:.8rem}
            .tiles p{margin:.2rem 0}
            .big{font-size:1.7rem;font-weight:600;line-height:1.2}
            .note,footer,.csv{font-size:.8rem}
            .lead{font-size:1.15rem}
            .csv{margin:.3rem 0}
            figure caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
            h3::first-letter,.facts summary::first-letter,figcaption strong::first-letter{text-transform:uppercase}
            figcaption strong{display:inline-block}
            a:focus-visible,summary:focus-visible{outline:2px solid;outline-offset:2px}
            @page{size:A4;margin:12mm}
            @media print{body{max-width:none;padding:0;font-size:9.5pt}nav,.csv,figure details,.tiles details{display:none}\
            .facts summary{list-style:none}.wide{overflow:visible;background-image:none!important}.wide svg,.facts{min-width:0}\
            .colours{font-size:6.5pt;border-spacing:1px}.colours td,.colours th{padding:.12rem .1rem}\
            .tiles{grid-template-columns:repeat(5,1fr);gap:.4rem}.tiles li{padding:.4rem}.big{font-size:1.2rem}\
            h2,h3,figcaption,caption,thead{break-after:avoid}tr,figure,.tiles li{break-inside:avoid}\
            svg,.colours,.tiles{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
            @media (max-width:30rem){body{padding:.7rem}.big{font-size:1.4rem}.facts{min-width:27rem;font-size:.8rem}}
            """;

    private PageStyle() {}

    static String sheet() {
        return (BASE + colours(false) + "@media (prefers-color-scheme:dark){" + colours(true) + "}").replace("\n", "")
                + SvgWriter.style(EnumSet.allOf(Ink.class));
    }

    private static String colours(boolean dark) {
        StringBuilder rules = new StringBuilder();
        rules.append("body{background-color:").append(of(Ink.PAPER, dark));
        rules.append(";color:").append(of(Ink.TEXT, dark)).append('}');
        // A shade at the side to which there is more to be seen; paper that moves with what is shown covers it where
        // there is not.
        String paper = of(Ink.PAPER, dark);
        String shade = of(Ink.GRID, dark);
        rules.append(".wide{background-image:linear-gradient(to right,")
                .append(paper)
                .append(" 40%,transparent)");
        rules.append(",linear-gradient(to left,").append(paper).append(" 40%,transparent)");
        rules.append(",linear-gradient(to right,").append(shade).append(",transparent)");
        rules.append(",linear-gradient(to left,").append(shade).append(",transparent)}");
        rules.append("a,.same{color:").append(of(Ink.FIRST, dark)).append('}');
        rules.append("small,caption,.note,footer,.same{color:")
                .append(of(Ink.MUTED, dark))
                .append('}');
        rules.append("h2,.facts tbody tr,.tiles li{border-color:")
                .append(of(Ink.GRID, dark))
                .append('}');
        rules.append(".up{color:").append(of(Ink.GOOD, dark)).append('}');
        rules.append(".down{color:").append(of(Ink.BAD, dark)).append('}');
        for (int tone = 1; tone <= Ink.COUNT_OF_TONES; tone++) {
            rules.append(".t").append(tone).append("{background-color:").append(of(Ink.tone(tone), dark));
            rules.append(";color:").append(of(Ink.onTone(tone), dark)).append('}');
            // The figure of a hatched cell stands apart from the lines behind it.
            String apart = "0 0 2px " + of(Ink.tone(tone), dark);
            rules.append(".t").append(tone).append(".hatch{text-shadow:" + apart + "," + apart + "," + apart + "}");
        }
        return rules.toString();
    }

    private static String of(Ink ink, boolean dark) {
        return dark ? ink.dark() : ink.light();
    }
}
