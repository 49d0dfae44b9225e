using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace CustomerLifecycle.Decisions;

/// <summary>
/// What a site shows in each stage: a headline, a component's name, anything, embedded or as an overlay, for new and returning visitors and
/// for customers.
/// </summary>
/// <typeparam name="TContent">The type of the content.</typeparam>
/// <remarks>
/// The most specific entry wins: stage and visitor, then stage, then visitor, then the fallback. Embedded content always exists, since its
/// fallback is asked for; an overlay is shown only where one was given.
/// </remarks>
/// <threadsafety>Immutable: every step returns a new value. Safe from any thread.</threadsafety>
public sealed class StageContent<TContent>
    where TContent : notnull
{
    private readonly StageModel _model;
    private readonly ImmutableDictionary<(ContentPlacement Placement, string? Stage, VisitorKind? Visitor), TContent> _entries;

    /// <summary>Initializes a new instance of the <see cref="StageContent{TContent}"/> class.</summary>
    /// <param name="model">The model whose stages choose.</param>
    /// <param name="fallback">The embedded content where nothing more specific was given.</param>
    public StageContent(StageModel model, TContent fallback)
        : this(
            Guard.Against.Null(model),
            ImmutableDictionary<(ContentPlacement, string?, VisitorKind?), TContent>.Empty.Add(
                (ContentPlacement.Embedded, null, null), Guard.Against.Null(fallback)))
    {
    }

    private StageContent(StageModel model, ImmutableDictionary<(ContentPlacement, string?, VisitorKind?), TContent> entries)
    {
        _model = model;
        _entries = entries;
    }

    /// <summary>Gives content for a stage, or replaces what was given.</summary>
    /// <param name="stage">The stage; <see langword="null"/>: every stage without content of its own.</param>
    /// <param name="content">The content.</param>
    /// <param name="placement">How it is shown.</param>
    /// <param name="visitor">For whom; <see langword="null"/>: everybody.</param>
    /// <returns>The contents with this one.</returns>
    /// <exception cref="ArgumentException">The stage is not one of the model's.</exception>
    public StageContent<TContent> With(
        StageInfo? stage, TContent content, ContentPlacement placement = ContentPlacement.Embedded, VisitorKind? visitor = null)
    {
        if (stage is not null)
        {
            _ = _model.OrdinalOf(stage);
        }

        return new(_model, _entries.SetItem((placement, stage?.Key, visitor), Guard.Against.Null(content)));
    }

    /// <summary>Content for every stage that plays one of some roles, as if it were given for each of them.</summary>
    /// <remarks>
    /// A stage may hold both who is about to buy and who has just bought, and so play <see cref="StageRole.Purchase"/> and
    /// <see cref="StageRole.Growth"/>. Content for the one role reaches only those who are no customers yet, content for the other only
    /// customers, unless the roles name both or the visitor is given.
    /// </remarks>
    /// <param name="roles">The roles.</param>
    /// <param name="content">The content.</param>
    /// <param name="placement">Where it stands.</param>
    /// <param name="visitor">Whom it is for; <see langword="null"/>: everybody.</param>
    /// <returns>The new content; what is given later for one of the stages takes its place.</returns>
    public StageContent<TContent> With(
        StageRole roles,
        TContent content,
        ContentPlacement placement = ContentPlacement.Embedded,
        VisitorKind? visitor = null) => _model.Stages
        .Where(stage => (stage.Roles & roles) != StageRole.None)
        .SelectMany(stage => MeantBy(roles, stage, visitor).Select(kind => (Stage: stage, Kind: kind)))
        .Aggregate(this, (all, entry) => all.With(entry.Stage, content, placement, entry.Kind));

    /// <summary>The embedded content of a stage.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="visitor">For whom.</param>
    /// <returns>The content.</returns>
    /// <exception cref="ArgumentException">The stage is not one of the model's.</exception>
    public TContent Embedded(StageInfo stage, VisitorKind visitor) =>
        TryFind(stage, ContentPlacement.Embedded, visitor, out TContent? content)
            ? content
            : throw new System.Diagnostics.UnreachableException();

    /// <summary>The overlay of a stage, where there is one.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="visitor">For whom.</param>
    /// <param name="content">The content.</param>
    /// <returns>Whether there is an overlay.</returns>
    /// <exception cref="ArgumentException">The stage is not one of the model's.</exception>
    public bool TryOverlay(StageInfo stage, VisitorKind visitor, [NotNullWhen(true)] out TContent? content) =>
        TryFind(stage, ContentPlacement.Overlay, visitor, out content);

    private static VisitorKind?[] MeantBy(StageRole roles, StageInfo stage, VisitorKind? visitor)
    {
        const StageRole Both = StageRole.Purchase | StageRole.Growth;
        return visitor is not null || !stage.Roles.HasFlag(Both) ? [visitor] : (roles & stage.Roles) switch
        {
            StageRole.Purchase => [VisitorKind.New, VisitorKind.Returning],
            StageRole.Growth => [VisitorKind.Customer],
            _ => [null],
        };
    }

    private bool TryFind(StageInfo stage, ContentPlacement placement, VisitorKind visitor, [NotNullWhen(true)] out TContent? content)
    {
        _ = _model.OrdinalOf(stage);
        foreach ((string? key, VisitorKind? kind) in new (string?, VisitorKind?)[]
        {
            (stage.Key, visitor),
            (stage.Key, null),
            (null, visitor),
            (null, null),
        })
        {
            if (_entries.TryGetValue((placement, key, kind), out content))
            {
                return true;
            }
        }

        content = default;
        return false;
    }
}
