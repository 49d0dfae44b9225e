using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace Shop.Pages;

/// <summary>A plain page; all that is put in is escaped.</summary>
internal sealed class Page(string title)
{
    private readonly StringBuilder _body = new();

    public Page Table(IEnumerable<(string Head, string Text)> rows)
    {
        _body.Append("<table>");
        foreach ((string head, string text) in rows)
        {
            _body.Append(CultureInfo.InvariantCulture, $"<tr><th>{Escaped(head)}</th><td>{Escaped(text)}</td></tr>");
        }

        _body.Append("</table>");
        return this;
    }

    public Page Links(IEnumerable<(string Address, string Text)> links)
    {
        _body.Append("<ul>");
        foreach ((string address, string text) in links)
        {
            _body.Append(CultureInfo.InvariantCulture, $"<li><a href=\"{Escaped(address)}\">{Escaped(text)}</a></li>");
        }

        _body.Append("</ul>");
        return this;
    }

    public IResult ToResult() => Results.Text(
        $"<!doctype html><meta charset=\"utf-8\"><title>{Escaped(title)}</title>"
            + $"<style>body{{font-family:sans-serif;margin:2em}}th{{text-align:left;padding-right:2em}}</style><h1>{Escaped(title)}</h1>{_body}",
        "text/html; charset=utf-8");

    private static string Escaped(string text) => HtmlEncoder.Default.Encode(text);
}
