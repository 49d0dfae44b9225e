using System.Reflection;
using System.Xml.Linq;

namespace CustomerLifecycle.Tests.Surface;

/// <summary>Which exceptions the documentation of a public member names.</summary>
internal sealed class DocumentedExceptions
{
    private readonly ILookup<string, string> _named;
    private readonly HashSet<string> _inherited;

    public DocumentedExceptions(Assembly assembly)
    {
        XElement[] members = [.. XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member")];
        _named = members
            .SelectMany(m => m.Descendants("exception")
                .Select(e => (Member: KeyOf(m.Attribute("name")!.Value), Type: e.Attribute("cref")!.Value)))
            .ToLookup(m => m.Member, m => m.Type[2..], StringComparer.Ordinal);
        _inherited = [.. members.Where(m => m.Element("inheritdoc") is not null).Select(m => KeyOf(m.Attribute("name")!.Value))];
    }

    /// <summary>Whether the member, or one that it implements or overrides, says that it throws such an exception.</summary>
    public bool Name(MethodBase method, Exception thrown)
    {
        for (Type? type = thrown.GetType(); type is not null && type != typeof(Exception); type = type.BaseType)
        {
            if (KeysOf(method).Any(key => _named[key].Contains(type.FullName)))
            {
                return true;
            }
        }

        return false;
    }

    private IEnumerable<string> KeysOf(MethodBase method)
    {
        string key = KeyOf(method, method.DeclaringType!);
        yield return key;
        if (_inherited.Contains(key))
        {
            foreach (Type other in method.DeclaringType!.GetInterfaces().Append(method.DeclaringType.BaseType).OfType<Type>())
            {
                yield return KeyOf(method, other);
            }

            // An indexer may take over what another one says.
            string name = key.Split('/')[0] + "/";
            foreach (string sibling in _named.Select(n => n.Key).Where(n => n.StartsWith(name, StringComparison.Ordinal)))
            {
                yield return sibling;
            }
        }
    }

    private static string KeyOf(MethodBase method, Type type)
    {
        Type definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        bool isSetter = method.IsSpecialName && method.Name.StartsWith("set_", StringComparison.Ordinal);
        bool isGetter = method.IsSpecialName && method.Name.StartsWith("get_", StringComparison.Ordinal);
        string name = method is ConstructorInfo ? "#ctor" : isSetter || isGetter ? method.Name[4..] : method.Name;
        int parameters = method.GetParameters().Length - (isSetter ? 1 : 0);
        return $"{definition.FullName}.{name}/{parameters}";
    }

    // M:Room.Type`1.Method``1(A{B,C},D)~R becomes Room.Type`1.Method/2.
    private static string KeyOf(string id)
    {
        string text = id[2..].Split('~')[0];
        int open = text.IndexOf('(', StringComparison.Ordinal);
        string name = open < 0 ? text : text[..open];
        int depth = 0;
        int parameters = open < 0 ? 0 : 1;
        foreach (char c in open < 0 ? string.Empty : text[open..])
        {
            depth += c is '{' or '[' ? 1 : c is '}' or ']' ? -1 : 0;
            parameters += c == ',' && depth == 0 ? 1 : 0;
        }

        int arity = name.IndexOf("``", StringComparison.Ordinal);
        return $"{(arity < 0 ? name : name[..arity])}/{parameters}";
    }
}
