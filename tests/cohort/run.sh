#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The page of a cohort: is it well-formed, does it need nothing from elsewhere,
# and does a browser show it, by day, by night, on a phone and on paper?  The
# pages are those of the golden tests.  Where there is no xmllint or no
# chromium, that part is left out, and it is said so.

work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

# verdict STATUS NAME: one test's line; what went wrong is in the log.
verdict()
{
    if [ "$1" -eq 0 ]; then
        echo "ok - $2"
    else
        echo "not ok - $2"
        sed 's/^/# /' "$work/log"
    fi
}

for group in group hostile; do
    "$PRIMUM" cohort --format html "tests/golden/cohort/$group" \
        >"$work/$group.html" 2>"$work/log"
    verdict $? "there is a page of the $group"
    ! grep -oE '(href|src)="[^#][^"]*"|<(script|link|img|iframe)|url\(|@import' \
        "$work/$group.html" >"$work/log"
    verdict $? "the page of the $group needs nothing from elsewhere"
done

# ---- Form ----

if command -v xmllint >/dev/null; then
    for group in group hostile; do
        xmllint --noout --nonet "$work/$group.html" >"$work/log" 2>&1
        verdict $? "the page of the $group is well-formed"
    done
else
    echo "ok - the pages are well-formed # skipped: there is no xmllint here"
fi

# ---- In a browser ----

if ! command -v chromium >/dev/null; then
    echo "ok - a browser shows the page # skipped: there is no chromium here"
    exit 0
fi

# browse ARGUMENT...: with nothing of anybody's, and nothing from outside.
browse()
{
    rm -rf "$work/profile"
    mkdir "$work/profile"
    timeout 40 chromium --headless --no-sandbox --disable-gpu --disable-quic \
        --no-first-run --disable-background-networking \
        --disable-component-update --disable-sync \
        --user-data-dir="$work/profile" --enable-logging=stderr "$@" \
        2>"$work/browser"
    status=$?
    grep -E 'CONSOLE|Refused to' "$work/browser" >"$work/log"
    return $status
}

# A page around the page, which measures it; that has no script of its own.
cat >"$work/measure.html" <<'END'
<!DOCTYPE html><html><body style="margin:0"><script>
const facts = [];
function measure(name, width) {
    const frame = document.createElement("iframe");
    frame.width = width;
    frame.height = 800;
    frame.src = name + ".html";
    frame.onload = () => {
        const page = frame.contentDocument, root = page.documentElement;
        const style = frame.contentWindow.getComputedStyle(page.body);
        facts.push([name, width,
            root.scrollWidth <= width ? "fits" : "is " + root.scrollWidth,
            "tables", page.querySelectorAll("table > caption").length,
            "alien", page.querySelectorAll("main script, img, main a:not(" +
                "[href^='#']), [onerror], [onload], svg svg, b").length,
            style.backgroundColor].join(" "));
        if (facts.length == 4)
            document.body.textContent = facts.sort().join("\n");
    };
    document.body.append(frame);
}
for (const name of ["group", "hostile"])
    for (const width of [390, 1280])
        measure(name, width);
</script></body></html>
END

# measured SCHEME: 0 dark, 1 light.
measured()
{
    browse --allow-file-access-from-files --virtual-time-budget=5000 \
        --blink-settings=preferredColorScheme="$1" --window-size=1400,900 \
        --dump-dom "file://$work/measure.html" | grep -o '[a-z]* [0-9]* \(fits\|is\).*)'
}

cat >"$work/expected" <<'END'
group 1280 fits tables 10 alien 0 rgb(252, 251, 248)
group 390 fits tables 10 alien 0 rgb(252, 251, 248)
hostile 1280 fits tables 9 alien 0 rgb(252, 251, 248)
hostile 390 fits tables 9 alien 0 rgb(252, 251, 248)
END
measured 1 >"$work/light"
diff "$work/expected" "$work/light" >>"$work/log"
verdict $? "by day the page fits a phone and a screen, and holds no code"

sed 's/252, 251, 248/23, 27, 28/' "$work/expected" >"$work/night"
measured 0 >"$work/dark"
diff "$work/night" "$work/dark" >>"$work/log"
verdict $? "by night as well, on a dark ground"

# A blank page of this size is far smaller, as a picture and on paper.
browse --window-size=1280,2600 --screenshot="$work/page.png" \
    "file://$work/group.html" >/dev/null
[ "$(wc -c <"$work/page.png")" -gt 60000 ] && [ ! -s "$work/log" ]
verdict $? "a picture of the page is not blank, and the browser has no complaint"

browse --no-pdf-header-footer --print-to-pdf="$work/page.pdf" \
    "file://$work/group.html" >/dev/null
[ "$(head -c 4 "$work/page.pdf")" = %PDF ] &&
    [ "$(wc -c <"$work/page.pdf")" -gt 20000 ]
verdict $? "the page can be printed"
