namespace CustomerLifecycle.Soak;

/// <summary>Does what a script says in the simplest way there is, in memory, one after the other.</summary>
internal sealed class Oracle
{
    private readonly Dictionary<string, Person> _persons = new(StringComparer.Ordinal);

    /// <summary>The persons with all of their ids; those who stay first.</summary>
    public IEnumerable<IReadOnlyList<Person>> Persons =>
        from person in _persons.Values
        group person by person.Leader into ids
        select (IReadOnlyList<Person>)[ids.Key, .. ids.Where(p => p != ids.Key)];

    public void Do(Operation operation)
    {
        Person person = Of(operation.Customer);
        switch (operation.Kind)
        {
            case OperationKind.Record:
                person.Take(operation.Event);
                break;
            case OperationKind.Correct or OperationKind.Remove:
                Person.Settle(EverybodyOf(person), operation.Event, operation.Kind == OperationKind.Remove);
                break;
            case OperationKind.Override:
                person.Leader.Overrides.Add(operation.Number);
                break;
            case OperationKind.Merge when person.Leader != Of(operation.Other).Leader:
                person.Leader.Into = Of(operation.Other).Leader;
                break;
            case OperationKind.Unmerge:
                person.Into = null;
                break;
        }
    }

    private Person[] EverybodyOf(Person person) => [.. _persons.Values.Where(p => p.Leader == person.Leader)];

    private Person Of(string id)
    {
        if (!_persons.TryGetValue(id, out Person? person))
        {
            person = new Person(id);
            _persons.Add(id, person);
        }

        return person;
    }
}
