using System.Text.Json;
using EdgeNode.Policies;
using EdgeNode.Summaries;

namespace EdgeNode.Contract;

/// <summary>The words that the firmware's encoders write for a class, found by having them write each value.</summary>
internal static class EncodedWords
{
    private const int Room = 1024;

    /// <summary>The words of a member of <c>state</c>.</summary>
    /// <typeparam name="T">The class, an enumeration.</typeparam>
    /// <param name="member">Name of the member.</param>
    /// <param name="set">Gives a state the value.</param>
    internal static IEnumerable<string> OfState<T>(string member, Action<State, T> set)
        where T : struct, Enum
    {
        return Of<T, State>(member, () => new State { Node = "n", Firmware = "0" }, set, StateText.TryWrite);
    }

    /// <summary>The words of a member of <c>health</c>.</summary>
    /// <typeparam name="T">The class, an enumeration.</typeparam>
    /// <param name="member">Name of the member.</param>
    /// <param name="set">Gives a health the value.</param>
    internal static IEnumerable<string> OfHealth<T>(string member, Action<Health, T> set)
        where T : struct, Enum
    {
        return Of<T, Health>(member, () => new Health { Node = "n" }, set, HealthText.TryWrite);
    }

    /// <summary>The words of a sensor's errors in <c>health</c>.</summary>
    internal static IEnumerable<string> OfErrors()
    {
        const string Sensor = "s";
        foreach (ErrorClass errors in Enum.GetValues<ErrorClass>())
        {
            Health health = new() { Node = "n" };
            health.AddSensor(Sensor, errors);
            byte[] text = new byte[Room];
            AsciiWriter writer = new(text);
            if (HealthText.TryWrite(health, writer))
            {
                yield return JsonDocument.Parse(text.AsMemory(0, writer.Count)).RootElement.GetProperty("errors").GetProperty(Sensor).GetString()!;
            }
        }
    }

    private static IEnumerable<string> Of<T, TMessage>(string member, Func<TMessage> make, Action<TMessage, T> set, Func<TMessage, AsciiWriter, bool> tryWrite)
        where T : struct, Enum
    {
        foreach (T value in Enum.GetValues<T>())
        {
            TMessage message = make();
            set(message, value);
            byte[] text = new byte[Room];
            AsciiWriter writer = new(text);
            if (tryWrite(message, writer))
            {
                yield return JsonDocument.Parse(text.AsMemory(0, writer.Count)).RootElement.GetProperty(member).GetString()!;
            }
        }
    }
}
